// Candidate pairs of copies and containments that one document fingerprint misses.
//
// A document's sketch is the low end of its sorted shingle hashes: all below 2^32 / 16 and at least
// the first 16 (bottom-k and modulo sampling; Broder 1997). Two sketches cut at the lower of their
// ends are samples at one rate, so their overlap estimates Jaccard and containment without bias. An
// index from shingles to documents finds the pairs to estimate. A shingle in many documents pairs
// each only with the kNeighbours before it in the documents' order: the work stays linear, and
// masses of copies are joined as a chain of neighbours.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "newsfold/cluster/copy_probe.h"

namespace newsfold::cluster {

inline constexpr std::uint32_t kSketchRate = 16;  // one shingle of 16
inline constexpr std::size_t kSketchLeast = 16;   // entries, where there are as many
inline constexpr std::size_t kSketchMost = 512;
inline constexpr std::size_t kNeighbours = 32;

struct Sketches {
  // Sketch i is entries[begins[i] .. begins[i + 1]); complete[i] where it holds all the shingles.
  std::vector<std::uint32_t> entries;
  std::vector<std::uint64_t> begins;
  std::vector<bool> complete;

  std::size_t size() const { return begins.size() - 1; }
  std::span<const std::uint32_t> of(std::size_t i) const {
    return {entries.data() + begins[i], entries.data() + begins[i + 1]};
  }
};

// Estimated containment of at least 1 / kSketchSlack passes: a containment of 1/2 is missed by
// chance once in 500 with sketches of 16.
inline constexpr std::size_t kSketchSlack = 6;

// Whether as many shared entries were counted as a pair has at least whose count is to be made
// exact: those beyond kNeighbours go uncounted, so a third of what the estimate asks for.
inline bool enough_counted(std::size_t counted, std::size_t a, std::size_t b) {
  return counted * 3 * kSketchSlack >= std::min(a, b);
}

// Whether the estimated containment of two sketches is worth a verification.
bool may_overlap(std::span<const std::uint32_t> a, bool complete_a,
                 std::span<const std::uint32_t> b, bool complete_b);

// Where it is known how many entries they share.
bool may_overlap(std::span<const std::uint32_t> a, bool complete_a,
                 std::span<const std::uint32_t> b, bool complete_b, std::size_t shared);

// Pairs (a, b), a < b, ascending, whose estimated containment is at least a third of the half that
// verification asks for. The result does not depend on `threads`.
std::vector<std::pair<std::uint32_t, std::uint32_t>> sketch_candidates(const Sketches& sketches,
                                                                       unsigned threads);

}  // namespace newsfold::cluster
