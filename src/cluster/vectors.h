// Similarity of story vectors.
#pragma once

#include <cstdint>
#include <vector>

#include "newsfold/cluster/cluster.h"

namespace newsfold::cluster {

inline constexpr std::int32_t kOne = 65536;

// Cosine of two vectors of length 1, exact up to rounding, in 1/65536.
std::int32_t cosine(const std::vector<StoryFeature>& a, const std::vector<StoryFeature>& b);

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
