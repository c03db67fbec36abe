#include "newsfold/pipeline/compare.h"

#include "pipeline/corpus.h"

namespace newsfold::pipeline {

Compared compare(const RawDocument& a, const RawDocument& b, const Options& options) {
  const Processor processor(options);
  Compared out{.a = processor.process(a), .b = processor.process(b), .comparison = {}};
  // Of one id there can be one document in a corpus.
  std::string& second_id = out.b.annotated.article.id;
  const std::string true_id = second_id;
  if (second_id == out.a.annotated.article.id) second_id += "+";

  Corpus corpus(*options.gazetteer);
  corpus.add(out.a);
  corpus.add(out.b);
  corpus.finish();
  out.comparison = cluster::compare(
      corpus.documents(), 0, 1, options.cluster,
      [&](std::uint32_t i) { return (i == 0 ? out.a : out.b).fingerprint.shingles; },
      [&](std::uint32_t number) { return corpus.resolver().id(number); });
  corpus.complete(0, out.a.annotated);
  corpus.complete(1, out.b.annotated);
  second_id = true_id;
  return out;
}

}  // namespace newsfold::pipeline
