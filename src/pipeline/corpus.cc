#include "pipeline/corpus.h"

#include <algorithm>

#include "newsfold/text/utf8.h"
#include "pipeline/forbidden.h"
#include "pipeline/strength.h"

namespace newsfold::pipeline {

Corpus::Corpus(const normalize::Gazetteer& gazetteer) : resolver_(forbidden_by(gazetteer)) {}

Corpus::Added Corpus::add(const Processed& document) {
  const Article& article = document.annotated.article;
  if (const auto found = by_id_.find(article.id); found != by_id_.end()) {
    if (known_[found->second].contents != document.contents) return Added::kConflicting;
    join_paths(found->second, article.provenance);
    return Added::kSame;
  }
  Known known{.id = article.id,
              .title = article.title,
              .source = article.provenance.source,
              .added = article.provenance.added,
              .date = article.date.published,
              .range = article.date.range,
              .contents = document.contents,
              .text_length = static_cast<std::uint32_t>(text::count_code_points(article.text)),
              .clusters = clusters(article.status),
              .fingerprint = {},
              .strengths = {}};
  known.fingerprint = document.fingerprint;
  // Spilled, and read back where a pair is verified. (Assigning {} would keep the memory.)
  std::vector<std::uint32_t>().swap(known.fingerprint.shingles);
  known.strengths = strengths(document.annotated.entities);
  const auto number = static_cast<std::uint32_t>(known_.size());
  known_.push_back(std::move(known));
  by_id_.emplace(known_.back().id, number);
  resolver_.add(document.annotated.entities, article.language);
  return Added::kNew;
}

void Corpus::join_paths(std::uint32_t document, const Provenance& provenance) {
  std::set<std::string>& also = also_[document];
  also.insert(provenance.path);
  also.insert(provenance.also.begin(), provenance.also.end());
}

void Corpus::finish() { resolver_.finish(); }

std::vector<std::uint32_t> Corpus::strongest_entities(std::uint32_t document) const {
  std::vector<std::uint32_t> out;
  for (const Strongest& entity : strongest(resolver_, document, known_[document].strengths)) {
    out.push_back(entity.number);
  }
  return out;
}

std::vector<cluster::Document> Corpus::documents() const {
  std::vector<cluster::Document> out;
  out.reserve(known_.size());
  for (const Known& known : known_) {
    out.push_back({.id = known.id,
                   .title = known.title,
                   .source = known.source,
                   .added = known.added,
                   .date = known.date,
                   .range = known.range,
                   .text_length = known.text_length,
                   .clusters = known.clusters,
                   .fingerprint = &known.fingerprint,
                   .entities = strongest_entities(static_cast<std::uint32_t>(out.size()))});
  }
  return out;
}

void Corpus::complete(std::uint32_t document, AnnotatedArticle& annotated) const {
  annotated.entities = resolve::apply(resolver_, document, std::move(annotated.entities));
  const auto found = also_.find(document);
  if (found == also_.end()) return;
  Provenance& provenance = annotated.article.provenance;
  std::set<std::string> also = found->second;
  also.insert(provenance.also.begin(), provenance.also.end());
  also.erase(provenance.path);
  provenance.also.assign(also.begin(), also.end());
}

}  // namespace newsfold::pipeline
