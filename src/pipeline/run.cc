// Everything: read all documents, decide, write them out in input order.
#include "newsfold/pipeline/pipeline.h"
#include "newsfold/pipeline/processor.h"
#include "pipeline/corpus.h"
#include "pipeline/tally.h"

namespace newsfold::pipeline {

Result<Summary> run(const std::vector<ingest::InputFile>& files, const Options& options,
                    const Observer& observer) {
  Summary summary;
  const ingest::Reader reader(options.ingest, options.manifest);
  const Processor processor(options);
  const auto issue = [&](ingest::Issue&& found) {
    tally_issue(found, summary.counters);
    observer.issue(found);
  };
  Corpus corpus;
  std::vector<AnnotatedArticle> records;
  std::vector<std::vector<std::uint32_t>> shingles;
  std::vector<std::optional<std::uint64_t>> copy64;
  for (const ingest::InputFile& file : files) {
    const auto sink = [&](RawDocument&& document) {
      Processed processed = processor.process(document);
      const Corpus::Added added = corpus.add(processed);
      if (added == Corpus::Added::kConflicting) {
        issue({file.path, 0, {ErrorCode::kDuplicateId, "id with other contents: " + document.id}});
      } else if (added == Corpus::Added::kNew) {
        tally_document(processed, summary.counters);
        records.push_back(std::move(processed.annotated));
        shingles.push_back(std::move(processed.fingerprint.shingles));
        copy64.push_back(processed.fingerprint.copy64);
      }
      return true;
    };
    ++summary.counters["files"];
    reader.read(file, sink, issue);
  }
  corpus.finish();
  const std::vector<Assignment> assignments = cluster::assign(
      corpus.documents(), options.cluster, [&](std::uint32_t i) { return shingles[i]; },
      [&](std::uint32_t number) { return corpus.entity_id(number); });
  for (std::uint32_t i = 0; i < records.size(); ++i) {
    corpus.complete(i, records[i]);
    if (!observer.record(emit::article_record(records[i], copy64[i], &assignments[i],
                                              options.extract.keep_removed))) {
      break;
    }
  }
  return summary;
}

}  // namespace newsfold::pipeline
