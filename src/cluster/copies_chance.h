// What a sample of two documents' shingles says about the whole.
#pragma once

#include <algorithm>
#include <cstdint>

#include "newsfold/cluster/cluster.h"
#include "newsfold/cluster/overlap.h"

namespace newsfold::cluster {

// Per mille: every copy and every containment has as much of the smaller set in the larger.
inline std::uint64_t least_containment(const Options& options) {
  return std::min(least_containment_of_copies(options.jaccard), kContainment);
}

// False where so few shared ones of `size` drawn from the smaller set lie below what its least
// containment lets expect, by more than the root of `deviations` standard deviations of a binomial.
inline bool may_contain(std::uint64_t shared, std::uint64_t size, std::uint64_t least,
                        std::uint64_t deviations) {
  const std::uint64_t expected = least * size;
  if (1000 * shared >= expected) return true;
  const std::uint64_t lacking = expected - 1000 * shared;
  return lacking * lacking <= deviations * size * least * (1000 - least);
}

}  // namespace newsfold::cluster
