// Logarithms in integers, so that weights are the same on every machine.
#pragma once

#include <bit>
#include <cstdint>

namespace newsfold {

// log2(x) in 1/65536, rounded down; 0 for x = 0. Squares the mantissa once for each fraction bit
// (Turner, "A Fast Binary Logarithm Algorithm", 2010).
constexpr std::uint32_t fixed_log2(std::uint64_t x) {
  if (x == 0) return 0;
  const int exponent = std::bit_width(x) - 1;
  std::uint64_t mantissa = exponent >= 31 ? x >> (exponent - 31) : x << (31 - exponent);
  std::uint32_t result = static_cast<std::uint32_t>(exponent) << 16;
  for (std::uint32_t bit = 1U << 15; bit != 0; bit >>= 1) {
    mantissa = (mantissa * mantissa) >> 31;
    if (mantissa >= (1ULL << 32)) {
      mantissa >>= 1;
      result |= bit;
    }
  }
  return result;
}

}  // namespace newsfold
