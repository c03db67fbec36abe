// Bit-sliced counts to a signature, in plain words.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace newsfold::simd {

inline constexpr std::size_t kMaxLanes = 8;    // 64-bit lanes of the widest vector used
inline constexpr std::size_t kMaxPlanes = 52;  // bits of a count, summed over lanes

#if defined(__x86_64__) || defined(__i386__)
inline const bool kMachineHasGfni = __builtin_cpu_supports("gfni") != 0;
inline bool has_gfni() { return kMachineHasGfni; }
#endif

// Plane p holds bit p of the 64 counts of each lane. Adds up the lanes and gives the word whose bit
// is 1 where the count exceeds `threshold`.
inline std::uint64_t counts_above(const std::uint64_t* planes, std::size_t plane_count,
                                  std::size_t lanes, std::uint64_t threshold) {
  std::uint64_t total[kMaxPlanes + kMaxLanes] = {};
  const std::size_t bits = plane_count + static_cast<std::size_t>(std::bit_width(lanes - 1));
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    std::uint64_t carry = 0;
    for (std::size_t p = 0; p < bits; ++p) {
      const std::uint64_t a = total[p];
      const std::uint64_t b = p < plane_count ? planes[p * lanes + lane] : 0;
      const std::uint64_t half = a ^ b;
      total[p] = half ^ carry;
      carry = (a & b) | (half & carry);
    }
  }
  std::uint64_t above = 0;
  std::uint64_t equal = ~std::uint64_t{0};
  if (threshold >> bits != 0) return 0;
  for (std::size_t p = bits; p-- > 0;) {
    if ((threshold >> p & 1) != 0) {
      equal &= total[p];
    } else {
      above |= equal & total[p];
      equal &= ~total[p];
    }
  }
  return above;
}

}  // namespace newsfold::simd
