// Similarity of story vectors.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "newsfold/cluster/cluster.h"

namespace newsfold::cluster {

inline constexpr std::int32_t kOne = 65536;

// Cosine of two vectors of length 1, exact up to rounding, in 1/65536.
std::int32_t cosine(const std::vector<StoryFeature>& a, const std::vector<StoryFeature>& b);

// One vector against many: the same cosines, several times as fast. 1 KB beside the vector.
class CosineProbe {
 public:
  // Keeps a view of `features`. REQUIRES: by hash, distinct, at most 65,535.
  explicit CosineProbe(const std::vector<StoryFeature>& features);

  // Thread-safe.
  std::int32_t cosine(const std::vector<StoryFeature>& other) const;

 private:
  static constexpr unsigned kFilterBits = 12;
  static constexpr unsigned kBucketBits = 8;

  const std::vector<StoryFeature>* features_;
  std::array<std::uint64_t, (1U << kFilterBits) / 64> filter_{};  // by the upper bits of hashes
  std::array<std::uint16_t, 1U << kBucketBits> begins_{};         // where a bucket begins
};

// Calls visit(x, y) for each feature that both have. Both are by hash.
template <typename Visit>
void for_shared(const std::vector<StoryFeature>& a, const std::vector<StoryFeature>& b,
                const Visit& visit) {
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) {
    const std::uint32_t left = x->hash, right = y->hash;
    if (left == right) visit(*x, *y);
    x += left <= right;
    y += right <= left;
  }
}

}  // namespace newsfold::cluster
