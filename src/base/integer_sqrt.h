// Square roots in integers: the same on every machine.
#pragma once

#include <cstdint>

namespace newsfold {

// The largest r with r * r <= x.
constexpr std::uint64_t integer_sqrt(std::uint64_t x) {
  std::uint64_t root = 0;
  for (std::uint64_t bit = std::uint64_t{1} << 31; bit != 0; bit >>= 1) {
    const std::uint64_t candidate = root | bit;
    if (candidate * candidate <= x) root = candidate;
  }
  return root;
}

}  // namespace newsfold
