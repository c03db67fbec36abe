// The map stage: streaming, one record out per document in.
#include "newsfold/pipeline/pipeline.h"
#include "newsfold/pipeline/processor.h"
#include "pipeline/reading.h"
#include "pipeline/tally.h"

namespace newsfold::pipeline {
namespace {

struct Extracted {
  Processed document;
  std::string record;
};

}  // namespace

Result<Summary> extract(const std::vector<ingest::InputFile>& files, const Options& options,
                        const Observer& observer) {
  Summary summary;
  const Processor processor(options);
  const auto work = [&](const RawDocument& document) {
    Extracted out{processor.process(document), {}};
    const AnnotatedArticle& annotated = out.document.annotated;
    const bool removed = options.extract.keep_removed || !annotated.article.removed.empty();
    out.record = emit::article_record(annotated, out.document.fingerprint.copy64, nullptr, removed);
    return out;
  };
  const auto consume = [&](Extracted&& extracted) {
    tally_document(extracted.document, summary.counters);
    ++summary.counters["written"];
    return observer.record(extracted.record);
  };
  read_documents<Extracted>(files, options, observer, summary.counters, work, consume);
  return summary;
}

}  // namespace newsfold::pipeline
