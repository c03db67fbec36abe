// SimHash (Charikar 2002, "Similarity estimation techniques from rounding algorithms"): bit i of a
// signature is the majority of bit i over the features. Exact for every n; pure, thread-safe, the
// same on every machine and target. No alignment is required of any pointer; 64-byte aligned input
// loads fastest.
#pragma once

#include <cstdint>
#include <span>

namespace newsfold::simd {

// Unweighted, 64 bits: bit i is 1 where more than half of the hashes have it; a tie, and no hashes
// at all, gives 0. A positional population count by a tree of carry-save adders (Harley–Seal; Muła,
// Kurz, Lemire 2018), so the cost is near that of loading the hashes. n up to 2^48.
std::uint64_t simhash64(std::span<const std::uint64_t> hashes);

inline constexpr std::size_t kWideWords = 32;

// story2048/1: weighted, 2048 bits. Feature h votes with its weight for the bits of 64 lanes of 32
// bits:
//   lane j of h = fmix32(h * 0x9E3779B1 + (j + 1) * 0x85EBCA77)   (mod 2^32; fmix32 of MurmurHash3)
// Word w of `out` holds lane 2w in its low half and lane 2w + 1 in its high half. A bit is 1 where
// the weights for it exceed the weights against it; a tie gives 0. Sums are exact for any weights
// and up to 2^32 features. Bit-sliced adders: about one operation a feature, set bit of its weight
// and vector. REQUIRES: hashes.size() == weights.size().
void weighted_wide_simhash(std::span<const std::uint32_t> hashes,
                           std::span<const std::uint16_t> weights,
                           std::span<std::uint64_t, kWideWords> out);

}  // namespace newsfold::simd
