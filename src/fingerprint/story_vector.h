// Counted features to the story vector.
#pragma once

#include <cstdint>
#include <vector>

#include "fingerprint/background.h"
#include "fingerprint/features.h"
#include "newsfold/records/fingerprint.h"

namespace newsfold::fingerprint {

// The `limit` strongest features by hash, weighted log2(1 + count) * min(idf, 11 bit) * kind, of
// length 1 in 1/65535.
std::vector<StoryFeature> weigh_features(const std::vector<CountedFeature>& counted,
                                         const BackgroundTable& table, std::size_t limit);

// Hashes of the strongest features that tell stories apart: not bigrams, which repeat their words.
std::vector<std::uint32_t> strongest_features(const std::vector<StoryFeature>& features,
                                              std::size_t limit);

}  // namespace newsfold::fingerprint
