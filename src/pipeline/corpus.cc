#include "pipeline/corpus.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "newsfold/text/utf8.h"

namespace newsfold::pipeline {
namespace {

// A headline names what the story is about.
constexpr std::size_t kTitleStrength = 3;

std::uint16_t strength(const Entity& entity) {
  const std::size_t sum = entity.mentions.size() + entity.caption_mentions.size() +
                          kTitleStrength * entity.title_mentions.size();
  return static_cast<std::uint16_t>(
      std::min<std::size_t>(sum, std::numeric_limits<std::uint16_t>::max()));
}

bool clusters(ArticleStatus status) {
  return status != ArticleStatus::kEmpty && status != ArticleStatus::kNotArticle;
}

std::vector<resolve::Forbidden> forbidden_by(const normalize::Gazetteer& gazetteer) {
  std::vector<resolve::Forbidden> forbidden;
  for (normalize::ForbiddenMerge& merge : gazetteer.forbidden_merges()) {
    forbidden.push_back({std::move(merge.name), std::move(merge.id)});
  }
  return forbidden;
}

}  // namespace

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
  known.strengths.reserve(document.annotated.entities.size());
  for (const Entity& entity : document.annotated.entities) {
    known.strengths.push_back(strength(entity));
  }
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
  const std::vector<std::uint32_t> numbers = resolver_.entity_numbers(document);
  const std::vector<std::uint16_t>& strengths = known_[document].strengths;
  std::map<std::uint32_t, std::uint32_t> sums;
  for (std::size_t i = 0; i < numbers.size() && i < strengths.size(); ++i) {
    sums[numbers[i]] += strengths[i];
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order(sums.begin(), sums.end());
  std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
    if (a.second != b.second) return a.second > b.second;
    return resolver_.id(a.first) < resolver_.id(b.first);
  });
  std::vector<std::uint32_t> out;
  out.reserve(order.size());
  for (const auto& [number, sum] : order) out.push_back(number);
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
