// Pairs as the threads of a search find them, and their order in the end.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "cluster/large_vector.h"

namespace newsfold::cluster {

struct NearPair {
  std::uint32_t a = 0;  // positions, a < b
  std::uint32_t b = 0;
  std::uint32_t distance = 0;  // bits

  auto operator<=>(const NearPair&) const = default;
};

// Grows without moving, so that memory never holds its entries twice.
using PairList = std::deque<NearPair>;
using PairVector = LargeVector<NearPair>;

// All pairs of `lists`, ascending, distinct; empties the lists. REQUIRES: positions below `count`;
// a pair has one distance. Radix partition by the first position, in the cache from its second
// digit on. The result does not depend on `threads`.
PairVector sorted_pairs(std::vector<PairList>& lists, std::size_t count, unsigned threads);

}  // namespace newsfold::cluster
