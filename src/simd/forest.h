// Sums over binary decision trees of up to 32 leaves, for many rows of values at once.
//
// QuickScorer (Lucchese et al. 2015), a vector of rows at a time (Lucchese et al. 2016): no path is
// followed; conditions that are false, feature by feature, take the leaves that they rule out from
// their trees' sets, and the first leaf that remains is the one that is reached.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace newsfold::simd {

inline constexpr std::size_t kForestLeaves = 32;  // of a tree, in their order from left to right

// A node: a row goes left where its value is at most the threshold.
struct Condition {
  std::int32_t threshold = 0;
  std::uint32_t tree = 0;
  std::uint32_t right = 0;  // a bit for each leaf that the row may still reach when it goes right

  auto operator<=>(const Condition&) const = default;
};

struct Forest {
  std::size_t trees = 0;
  std::vector<Condition> conditions;  // by feature, then threshold
  std::vector<std::size_t> begins;    // features + 1: where each feature's conditions begin
  std::vector<std::int32_t> leaves;   // kForestLeaves a tree
};

// out[i] = the sum of the leaves that row i reaches (wrapping around). `rows`: count * features
// values. Pure, thread-safe, the same on every target. Cost: with the conditions that are false for
// some of the rows at hand, a few cycles each for as many rows as a vector has lanes.
void forest_sums(const Forest& forest, const std::int32_t* rows, std::size_t count,
                 std::int32_t* out);

}  // namespace newsfold::simd
