#include "newsfold/normalize/normalize.h"

#include "newsfold/text/language.h"
#include "normalize/assemble.h"
#include "normalize/credits.h"
#include "normalize/inflection.h"
#include "normalize/known_names.h"
#include "normalize/link.h"
#include "normalize/names.h"
#include "normalize/possessives.h"
#include "normalize/regions.h"
#include "normalize/roles.h"
#include "normalize/scan.h"
#include "normalize/storms.h"
#include "normalize/surnames.h"
#include "normalize/teams.h"
#include "normalize/tokens.h"
#include "normalize/unspaced.h"

namespace newsfold::normalize {
namespace {

// Of texts too short for telling their language the words are known where at least half of those in
// lower case are English; four in five are that in English text, also of a headline in Spanish that
// was taken for English.
void judge_words(TokenStream& stream, std::string_view language) {
  std::size_t lower = 0;
  std::size_t known = 0;
  for (const Token& token : stream.tokens) {
    if (token.shape != Shape::kLower) continue;
    ++lower;
    known += token.common > 0 ? 1 : 0;
  }
  stream.words_known = language.empty() ? 2 * known >= lower : language == "en";
  stream.english = stream.words_known && 5 * known >= 4 * lower;
}

}  // namespace

Normalizer::Normalizer(std::shared_ptr<const Gazetteer> gazetteer, Options options)
    : gazetteer_(std::move(gazetteer)), options_(options) {}

std::vector<Entity> Normalizer::normalize(const Article& article) const {
  TokenStream stream = tokenize(article);
  std::string language = article.language;
  if (language.empty()) language = text::detect_language(article.title + "\n" + article.text);
  split_unspaced(stream, gazetteer_.get(), language);
  if (language.empty() || language == "en") restore_possessives(stream, gazetteer_.get());
  restore_base_forms(stream, gazetteer_.get(), language);
  judge_words(stream, language);
  stream.nouns_capitalized = language == "de";
  const std::vector<KnownName> known = find_known_names(stream, gazetteer_.get());
  std::vector<Candidate> candidates = scan_candidates(stream, known);
  mark_teams(stream, known, candidates);
  mark_storms(stream, candidates);
  const Whereabouts whereabouts(stream, known, gazetteer_.get());
  if (gazetteer_ != nullptr) {
    mark_holders(*gazetteer_, whereabouts, candidates);
    mark_states(stream, *gazetteer_, candidates);
    mark_routes(stream, candidates);
    mark_parks(stream, *gazetteer_, candidates);
    mark_provinces(stream, *gazetteer_, candidates);
    mark_electorates(stream, *gazetteer_, candidates);
    mark_rows(stream, *gazetteer_, candidates);
    mark_credits(stream, *gazetteer_, candidates);
  }
  NameTable table(stream, std::move(candidates), gazetteer_.get(), &whereabouts,
                  options_.record_decisions);
  link_storms(table);
  link_people(table);
  link_organizations(table);
  reconsider_surnames(table);
  link_roles(table);
  return assemble(table, options_.record_decisions);
}

}  // namespace newsfold::normalize
