#include "reference/simhash.h"

#include <cstddef>
#include <cstdint>

namespace newsfold::reference {
namespace {

std::uint32_t fmix32(std::uint32_t x) {
  x ^= x >> 16;
  x *= 0x85EBCA6B;
  x ^= x >> 13;
  x *= 0xC2B2AE35;
  return x ^ x >> 16;
}

}  // namespace

std::uint64_t simhash64(const std::vector<std::uint64_t>& hashes) {
  std::uint64_t out = 0;
  for (unsigned bit = 0; bit < 64; ++bit) {
    std::int64_t votes = 0;
    for (const std::uint64_t hash : hashes) votes += (hash >> bit & 1) != 0 ? 1 : -1;
    if (votes > 0) out |= std::uint64_t{1} << bit;
  }
  return out;
}

std::uint64_t weighted_simhash64(const std::vector<std::uint64_t>& hashes,
                                 const std::vector<std::uint8_t>& weights) {
  std::uint64_t out = 0;
  for (unsigned bit = 0; bit < 64; ++bit) {
    std::int64_t votes = 0;
    for (std::size_t f = 0; f < hashes.size(); ++f) {
      votes += (hashes[f] >> bit & 1) != 0 ? weights[f] : -static_cast<std::int64_t>(weights[f]);
    }
    if (votes > 0) out |= std::uint64_t{1} << bit;
  }
  return out;
}

std::vector<std::uint64_t> weighted_wide_simhash(const std::vector<std::uint32_t>& hashes,
                                                 const std::vector<std::uint16_t>& weights,
                                                 std::size_t words) {
  std::vector<std::uint64_t> out(words);
  for (std::uint32_t bit = 0; bit < 64 * words; ++bit) {
    const std::uint32_t lane = bit / 32;
    std::int64_t votes = 0;
    for (std::size_t f = 0; f < hashes.size(); ++f) {
      const std::uint32_t bits = fmix32(hashes[f] * 0x9E3779B1u + (lane + 1) * 0x85EBCA77u);
      votes += (bits >> bit % 32 & 1) != 0 ? weights[f] : -static_cast<std::int64_t>(weights[f]);
    }
    if (votes > 0) out[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
  return out;
}

}  // namespace newsfold::reference
