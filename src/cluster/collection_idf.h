// What the collection leaves of a feature's rarity and weight.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "newsfold/records/fingerprint.h"

namespace newsfold::cluster {

inline constexpr std::size_t kCommonnessSteps = 8;
// By step: what it takes off the idf, 1/16 bit.
inline constexpr std::array<std::uint8_t, kCommonnessSteps> kCommonnessDrops = {0,  8,  16, 24,
                                                                                36, 52, 72, 100};

// 1/16 bit, at least 1 where the table's is.
inline std::int32_t collection_idf(const StoryFeature& feature, unsigned step) {
  const std::int32_t idf = feature.idf;
  return std::max(idf - kCommonnessDrops[step], std::min(idf, 1));
}

// By idf and step, 1/65535: what is left of a weight, in which an idf counts up to 11 bits.
inline constexpr auto kWeightLeft = [] {
  constexpr int kHighestIdf = 11 * 16;
  std::array<std::array<std::uint16_t, kCommonnessSteps>, 256> out{};
  for (int idf = 0; idf < 256; ++idf) {
    for (std::size_t step = 0; step < kCommonnessSteps; ++step) {
      const int table = std::clamp(idf, 1, kHighestIdf);
      const int here = std::clamp(idf - kCommonnessDrops[step], 1, kHighestIdf);
      out[static_cast<std::size_t>(idf)][step] = static_cast<std::uint16_t>(65535 * here / table);
    }
  }
  return out;
}();

inline std::uint32_t collection_weight(const StoryFeature& feature, unsigned step) {
  return std::uint32_t{feature.weight} * kWeightLeft[feature.idf][step] >> 16;
}

}  // namespace newsfold::cluster
