// Numbers put into the 16 buckets of a feature.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace newsfold::extract {

inline constexpr std::uint32_t kFeatureBuckets = 16;

// 0, 1, 2, 3, 4, 5-6, 7-8, 9-11, 12-15, 16-22, 23-31, 32-45, 46-63, 64-127, 128-255, 256 and more.
inline constexpr std::array<std::uint8_t, 256> kSizeBuckets = [] {
  constexpr std::array<std::size_t, 15> kLimits = {0,  1,  2,  3,  4,  6,   8,  11,
                                                   15, 22, 31, 45, 63, 127, 255};
  std::array<std::uint8_t, 256> buckets{};
  for (std::size_t bucket = 1; bucket < kLimits.size(); ++bucket) {
    for (std::size_t n = kLimits[bucket - 1] + 1; n <= kLimits[bucket]; ++n)
      buckets[n] = static_cast<std::uint8_t>(bucket);
  }
  return buckets;
}();
inline std::uint32_t size_bucket(std::uint64_t n) {
  return n < kSizeBuckets.size() ? kSizeBuckets[n] : 15;
}

// 0 for none, 15 for all, 14 steps between; `total` zero counts as none.
inline std::uint32_t share_bucket(std::uint64_t part, std::uint64_t total) {
  if (part == 0 || total == 0) return 0;
  if (part >= total) return 15;
  return static_cast<std::uint32_t>(1 + part * 14 / total);
}

inline std::uint32_t few(std::uint64_t n, std::uint32_t most) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(n, most));
}

}  // namespace newsfold::extract
