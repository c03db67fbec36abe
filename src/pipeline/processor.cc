#include "newsfold/pipeline/processor.h"

namespace newsfold::pipeline {
namespace {

// Removed lines are always gathered: the counters say how many of which kind went.
extract::Options extract_options(const Options& options, bool explain) {
  extract::Options out = options.extract;
  out.keep_removed = true;
  out.record_lines = explain;
  return out;
}

}  // namespace

Processor::Processor(const Options& options, bool explain)
    : extractor_(options.extract_data, extract_options(options, explain)),
      normalizer_(options.gazetteer, {.record_decisions = explain}),
      fingerprinter_(options.table),
      keep_removed_(options.extract.keep_removed || explain) {}

Processed Processor::process(const RawDocument& document) const {
  Processed out;
  out.contents = document.content_hash;
  out.replaced = document.replaced;
  if (document.kind == ContentKind::kRecord) {
    out.annotated = *document.record;
    out.bytes = out.annotated.article.text.size();
  } else {
    Article& article = out.annotated.article;
    article = extractor_.extract(document);
    for (const RemovedLine& line : article.removed) {
      ++out.removed[static_cast<std::size_t>(line.kind)];
    }
    if (!keep_removed_) article.removed = {};
    out.annotated.entities = normalizer_.normalize(article);
    out.bytes = document.content.size();
  }
  out.fingerprint = fingerprinter_.fingerprint(out.annotated);
  return out;
}

}  // namespace newsfold::pipeline
