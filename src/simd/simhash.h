// SimHash (Charikar 2002, "Similarity estimation techniques from rounding algorithms"): bit i of a
// signature is the majority of bit i over the features, by weight. A tie, and no features at all,
// give 0. Exact for every n; pure, thread-safe, the same on every machine and target. No alignment
// is required of any pointer; 64-byte aligned input loads fastest.
#pragma once

#include <cstdint>
#include <span>

namespace newsfold::simd {

// Unweighted, 64 bits. A positional population count by carry-save adders (Harley–Seal; Muła,
// Kurz, Lemire 2018), so the cost is near that of loading the hashes. n up to 2^48.
std::uint64_t simhash64(std::span<const std::uint64_t> hashes);

// Weighted by small integers, 64 bits. With GFNI and byte permutes each bit position looks up the
// sum of the weights of those of six features that have it (Four Russians; Arlazarov et al. 1970);
// elsewhere bit-sliced adders take the features of each bit of the weights. n up to 2^48.
// REQUIRES: hashes.size() == weights.size(); no weight above kMostWeight.
inline constexpr std::uint8_t kMostWeight = 15;
std::uint64_t weighted_simhash64(std::span<const std::uint64_t> hashes,
                                 std::span<const std::uint8_t> weights);

inline constexpr std::size_t kWideWords = 32;

// story2048, and its narrower forms: weighted, 64 bits a word of `out`. Feature h votes with its
// weight for the bits of lanes of 32 bits:
//   lane j of h = fmix32(h * 0x9E3779B1 + (j + 1) * 0x85EBCA77)   (mod 2^32; fmix32 of MurmurHash3)
// Word w of `out` holds lane 2w in its low half and lane 2w + 1 in its high half, so a narrow
// signature is the beginning of a wide one. Sums are exact for any weights and up to 2^32 features.
// Bit-sliced adders: about one operation a feature, set bit of its weight and vector.
// REQUIRES: hashes.size() == weights.size(); out.size() a multiple of 4, at most kWideWords: 256 to
// 2,048 bits.
void weighted_wide_simhash(std::span<const std::uint32_t> hashes,
                           std::span<const std::uint16_t> weights, std::span<std::uint64_t> out);

}  // namespace newsfold::simd
