#include "newsfold/pipeline/processor.h"

#include <algorithm>

namespace newsfold::pipeline {
namespace {

// Removed lines are always gathered: the counters say how many of which kind went.
extract::Options extract_options(const Options& options, bool explain) {
  extract::Options out = options.extract;
  out.keep_removed = true;
  out.record_lines = explain;
  return out;
}

// Copies are verified on 24 of a shingle's 32 bits: that is all that a state keeps, and an update
// must decide as a run does. Two unrelated texts of 800 words share one by chance in 25 pairs.
void round_shingles(std::vector<std::uint32_t>& shingles) {
  constexpr std::uint32_t kKept = 0xffffff00;
  for (std::uint32_t& shingle : shingles) shingle &= kKept;
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
}

}  // namespace

Processor::Processor(const Options& options, bool explain)
    : extractor_(options.extract_data, extract_options(options, explain)),
      normalizer_(options.gazetteer, {.record_decisions = explain}),
      fingerprinter_(options.table),
      keep_removed_(options.extract.keep_removed || explain),
      renew_entities_(options.renew_entities) {}

Processed Processor::process(const RawDocument& document) const {
  Processed out;
  out.contents = document.content_hash;
  out.replaced = document.replaced;
  if (document.kind == ContentKind::kRecord) {
    out.annotated = *document.record;
    if (renew_entities_) out.annotated.entities = normalizer_.normalize(out.annotated.article);
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
  round_shingles(out.fingerprint.shingles);
  return out;
}

}  // namespace newsfold::pipeline
