#include "reference/hamming.h"

#include <bit>
#include <cstdint>

namespace newsfold::reference {

std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> near_pairs(
    const std::vector<std::uint64_t>& fingerprints, std::uint32_t radius) {
  std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> out;
  for (std::uint32_t a = 0; a < fingerprints.size(); ++a) {
    for (std::uint32_t b = a + 1; b < fingerprints.size(); ++b) {
      const auto distance =
          static_cast<std::uint32_t>(std::popcount(fingerprints[a] ^ fingerprints[b]));
      if (distance <= radius) out.emplace_back(a, b, distance);
    }
  }
  return out;
}

}  // namespace newsfold::reference
