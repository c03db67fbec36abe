#include "newsfold/normalize/normalize.h"

#include "normalize/assemble.h"
#include "normalize/known_names.h"
#include "normalize/link.h"
#include "normalize/names.h"
#include "normalize/scan.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {

Normalizer::Normalizer(std::shared_ptr<const Gazetteer> gazetteer, Options options)
    : gazetteer_(std::move(gazetteer)), options_(options) {}

std::vector<Entity> Normalizer::normalize(const Article& article) const {
  const TokenStream stream = tokenize(article);
  const std::vector<KnownName> known = find_known_names(stream, gazetteer_.get());
  NameTable table(stream, scan_candidates(stream, known, article.language), gazetteer_.get());
  link_people(table);
  link_organizations(table);
  return assemble(table, options_.record_decisions);
}

}  // namespace newsfold::normalize
