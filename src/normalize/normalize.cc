#include "newsfold/normalize/normalize.h"

#include "newsfold/text/language.h"
#include "normalize/assemble.h"
#include "normalize/inflection.h"
#include "normalize/known_names.h"
#include "normalize/link.h"
#include "normalize/names.h"
#include "normalize/possessives.h"
#include "normalize/scan.h"
#include "normalize/storms.h"
#include "normalize/teams.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {
namespace {

// Texts too short for telling their language: at least half of the words in lower case are English.
bool are_words_known(const TokenStream& stream) {
  std::size_t lower = 0;
  std::size_t known = 0;
  for (const Token& token : stream.tokens) {
    if (token.shape != Shape::kLower) continue;
    ++lower;
    known += token.common > 0 ? 1 : 0;
  }
  return 2 * known >= lower;
}

}  // namespace

Normalizer::Normalizer(std::shared_ptr<const Gazetteer> gazetteer, Options options)
    : gazetteer_(std::move(gazetteer)), options_(options) {}

std::vector<Entity> Normalizer::normalize(const Article& article) const {
  TokenStream stream = tokenize(article);
  std::string language = article.language;
  if (language.empty()) language = text::detect_language(article.title + "\n" + article.text);
  if (language.empty() || language == "en") restore_possessives(stream, gazetteer_.get());
  restore_base_forms(stream, gazetteer_.get(), language);
  stream.words_known = language.empty() ? are_words_known(stream) : language == "en";
  stream.nouns_capitalized = language == "de";
  const std::vector<KnownName> known = find_known_names(stream, gazetteer_.get());
  std::vector<Candidate> candidates = scan_candidates(stream, known);
  mark_teams(stream, known, candidates);
  mark_storms(stream, candidates);
  const Whereabouts whereabouts(stream, known, gazetteer_.get());
  if (gazetteer_ != nullptr) mark_holders(*gazetteer_, whereabouts, candidates);
  NameTable table(stream, std::move(candidates), gazetteer_.get(), &whereabouts,
                  options_.record_decisions);
  link_people(table);
  link_organizations(table);
  link_storms(table);
  return assemble(table, options_.record_decisions);
}

}  // namespace newsfold::normalize
