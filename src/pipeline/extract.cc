// The map stage: streaming, one record out per document in.
#include "newsfold/pipeline/pipeline.h"
#include "newsfold/pipeline/processor.h"
#include "pipeline/tally.h"

namespace newsfold::pipeline {

Result<Summary> extract(const std::vector<ingest::InputFile>& files, const Options& options,
                        const Observer& observer) {
  Summary summary;
  const ingest::Reader reader(options.ingest, options.manifest);
  const Processor processor(options);
  const auto issue = [&](ingest::Issue&& found) {
    tally_issue(found, summary.counters);
    observer.issue(found);
  };
  for (const ingest::InputFile& file : files) {
    const auto sink = [&](RawDocument&& document) {
      const Processed processed = processor.process(document);
      tally_document(processed, summary.counters);
      return observer.record(emit::article_record(processed.annotated, processed.fingerprint.copy64,
                                                  nullptr, options.extract.keep_removed));
    };
    ++summary.counters["files"];
    if (!reader.read(file, sink, issue)) break;
  }
  return summary;
}

}  // namespace newsfold::pipeline
