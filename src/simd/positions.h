// Bit masks to positions. Pure, thread-safe, the same on every target; no alignment required.
#pragma once

#include <cstddef>
#include <cstdint>

namespace newsfold::simd {

// Entries behind the last position that bit_positions may overwrite.
inline constexpr std::size_t kPositionsSlack = 64;

// How many bits are set. Linear in count.
std::size_t count_bits(const std::uint64_t* masks, std::size_t count);

// Writes 64 * b + i for every set bit i of masks[b], ascending. Gives their number. Without a
// branch on how many bits a mask has, which no predictor can guess, up to 16 of them. REQUIRES:
// count <= 2^26; room for the positions and kPositionsSlack more at `out`.
std::size_t bit_positions(const std::uint64_t* masks, std::size_t count, std::uint32_t* out);

}  // namespace newsfold::simd
