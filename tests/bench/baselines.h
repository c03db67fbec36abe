// What the kernels are measured against: limits of the machine, and simpler ways to the same
// result. x86 only.
#pragma once

#include <cstdint>
#include <span>

namespace newsfold::bench {

// Loads every hash once and folds them by XOR.
std::uint64_t load_limit_avx512(std::span<const std::uint64_t> hashes);
std::uint64_t load_limit_avx2(std::span<const std::uint64_t> hashes);
// SimHash by byte counters: broadcast, shuffle, and, compare, subtract for each hash.
std::uint64_t byte_lanes_avx2(std::span<const std::uint64_t> hashes);
// Weighted SimHash by byte counters: for each hash, its weight added to the bytes under the mask
// that the hash is. REQUIRES: weights of at most 15; an AVX-512BW machine.
std::uint64_t weighted_int8_masks(std::span<const std::uint64_t> hashes,
                                  std::span<const std::uint8_t> weights);

}  // namespace newsfold::bench
