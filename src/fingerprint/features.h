// What an article says, as counted features without weights.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "fingerprint/event_days.h"
#include "fingerprint/tokens.h"
#include "newsfold/fingerprint/fingerprint.h"
#include "newsfold/records/entity.h"
#include "newsfold/records/fingerprint.h"

namespace newsfold::fingerprint {

struct CountedFeature {
  std::uint32_t hash = 0;
  std::uint32_t count = 0;  // occurrences weighted by zone, in quarters
  FeatureKind kind = FeatureKind::kWord;
  std::uint8_t zones = 0;  // traits of StoryFeature
};

// The key under which an entity meets itself in other documents: its id where that is a known
// thing's, else its name with the spelling variants of newspapers removed.
std::string entity_key(const Entity& entity);

// Distinct features by hash.
std::vector<CountedFeature> count_features(const AnnotatedArticle& article,
                                           const TokenizedArticle& tokenized,
                                           const std::vector<SpokenDay>& days);

}  // namespace newsfold::fingerprint
