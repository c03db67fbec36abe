// Hamming distances. Pure, thread-safe, the same on every target; no alignment required.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace newsfold::simd {

// Bits in which two 2048-bit signatures differ.
std::uint32_t hamming2048(std::span<const std::uint64_t, 32> a,
                          std::span<const std::uint64_t, 32> b);

// out[i] = distance of `query` to signature i of `base`, which holds count * 32 words in a row.
// Limited by loading `base` where the machine counts bits in vectors.
void hamming2048_many(std::span<const std::uint64_t, 32> query, const std::uint64_t* base,
                      std::size_t count, std::uint16_t* out);

// Appends to `out` the indices i, ascending, with popcount(query ^ base[i]) <= radius, and gives
// their number. REQUIRES: room for count entries at `out`.
std::size_t within64(std::uint64_t query, const std::uint64_t* base, std::size_t count,
                     std::uint32_t radius, std::uint32_t* out);

}  // namespace newsfold::simd
