// All pairs of 64-bit fingerprints within a Hamming distance, exact.
//
// Method: the 64 bits are cut into radius + c blocks, so that a pair within the radius agrees in at
// least c of them (Manku, Jain, Das Sarma 2007; c chosen by cost). Fingerprints are
// radix-partitioned by the values of the chosen blocks, the first eight bits through memory and the
// others in a core's cache, and compared all to all inside a bucket by SIMD; a pair is taken only
// where its first c agreeing blocks are the chosen ones, so that it comes out once.
//
// Equal fingerprints collapse first: each is paired with the first of its kind only, and only the
// first is compared on. Where a bucket holds masses of near-equal fingerprints (more pairs than
// kPairsPerMember a member) it gives one witness edge for each member instead of all its pairs. So
// the components of the pairs are always those of all pairs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "cluster/hamming_pairs.h"

namespace newsfold::cluster {

inline constexpr std::size_t kPairsPerMember = 64;

struct NearPairs {
  PairVector pairs;                // ascending, distinct
  std::size_t capped_members = 0;  // fingerprints in buckets that gave witness edges only
};

// REQUIRES: radius <= 16; fewer than 2^32 fingerprints. Memory: 24 bytes a fingerprint and 12
// a pair while it searches, then twice 12 a pair. The result does not depend on `threads`.
NearPairs near_pairs(std::span<const std::uint64_t> fingerprints, std::uint32_t radius,
                     unsigned threads);

}  // namespace newsfold::cluster
