#include "newsfold/pipeline/processor.h"

#include "newsfold/base/hash.h"

namespace newsfold::pipeline {
namespace {

// Removed lines are always gathered: the counters say how many of which kind went.
extract::Options extract_options(const Options& options, bool explain) {
  extract::Options out = options.extract;
  out.keep_removed = true;
  out.record_lines = explain;
  return out;
}

// A record's bytes hold its path, so records of one document are told equal by what they say.
std::uint64_t record_contents(const Article& article) {
  std::uint64_t hash = hash64(article.text);
  hash = hash64(article.title, hash);
  for (const std::string& author : article.authors) hash = hash64(author, hash);
  for (const std::string& caption : article.captions) hash = hash64(caption, hash);
  return hash64(article.extra, hash);
}

}  // namespace

Processor::Processor(const Options& options, bool explain)
    : extractor_(options.extract_data, extract_options(options, explain)),
      normalizer_(options.gazetteer, {.record_decisions = explain}),
      fingerprinter_(options.table),
      keep_removed_(options.extract.keep_removed || explain) {}

Processed Processor::process(const RawDocument& document) const {
  Processed out;
  if (document.kind == ContentKind::kRecord) {
    out.annotated = *document.record;
    out.contents = record_contents(out.annotated.article);
    out.bytes = out.annotated.article.text.size();
  } else {
    Article& article = out.annotated.article;
    article = extractor_.extract(document);
    for (const RemovedLine& line : article.removed) {
      ++out.removed[static_cast<std::size_t>(line.kind)];
    }
    if (!keep_removed_) article.removed = {};
    out.annotated.entities = normalizer_.normalize(article);
    out.contents = document.content_hash;
    out.bytes = document.content.size();
  }
  out.fingerprint = fingerprinter_.fingerprint(out.annotated);
  return out;
}

}  // namespace newsfold::pipeline
