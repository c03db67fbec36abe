// Hamming distances. Pure, thread-safe, the same on every target; no alignment required.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace newsfold::simd {

// Bits in which two 2048-bit signatures differ.
std::uint32_t hamming2048(std::span<const std::uint64_t, 32> a,
                          std::span<const std::uint64_t, 32> b);

using FourSignatures = std::array<const std::uint64_t*, 4>;

// out[4 * i + k] = distance of query k to signature i of `base`, which holds count * 32 words in a
// row. Reads each of these once for all four: where the machine counts bits in vectors, loading
// them for every query would limit it.
void hamming2048_four(const FourSignatures& queries, const std::uint64_t* base, std::size_t count,
                      std::uint16_t* out);

// Appends to `out` the indices i, ascending, with values[i] <= limit, and gives their number; fast
// where they are few. REQUIRES: room for values.size() entries at `out`.
std::size_t at_most(std::span<const std::uint16_t> values, std::uint16_t limit, std::uint32_t* out);

// Appends to `out` the indices i, ascending, with popcount(query ^ base[i]) <= radius, and gives
// their number. REQUIRES: room for count entries at `out`.
std::size_t within64(std::uint64_t query, const std::uint64_t* base, std::size_t count,
                     std::uint32_t radius, std::uint32_t* out);

// Positions in a span of fingerprints, a < b.
struct IndexPair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

// Appends to `out` every pair (i, j), i < j, of `fingerprints` within `radius`, rows i ascending
// from `row`, and stops after the row in which out.size() reaches `limit`. Gives the next row: the
// number of fingerprints when all are done. Quadratic; radius at most 64.
std::size_t triangle64(std::span<const std::uint64_t> fingerprints, std::uint32_t radius,
                       std::size_t row, std::size_t limit, std::vector<IndexPair>& out);

}  // namespace newsfold::simd
