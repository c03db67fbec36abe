#include "newsfold/normalize/normalize.h"

namespace newsfold::normalize {

Normalizer::Normalizer(std::shared_ptr<const Gazetteer> gazetteer, Options options)
    : gazetteer_(std::move(gazetteer)), options_(options) {}

std::vector<Entity> Normalizer::normalize(const Article&) const { return {}; }

}  // namespace newsfold::normalize
