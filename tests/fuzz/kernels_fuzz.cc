// Every SIMD target gives what the plain twins give, on any bytes.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <string>
#include <vector>

#include "reference/simhash.h"
#include "simd/hamming.h"
#include "simd/positions.h"
#include "simd/simhash.h"
#include "simd/target.h"

namespace newsfold {
namespace {

template <typename T>
std::vector<T> values(const std::uint8_t* data, std::size_t size) {
  std::vector<T> out(size / sizeof(T));
  if (!out.empty()) std::memcpy(out.data(), data, out.size() * sizeof(T));
  return out;
}

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const std::uint8_t* data, std::size_t size) {
  const auto hashes = values<std::uint64_t>(data, size);
  require(simd::simhash64(hashes) == reference::simhash64(hashes));
  const auto features = values<std::uint32_t>(data, size / 2);
  auto weights = values<std::uint16_t>(data + size / 2, size - size / 2);
  weights.resize(features.size());
  for (std::size_t words = 4; words <= simd::kWideWords; words *= 2) {
    std::vector<std::uint64_t> wide(words);
    simd::weighted_wide_simhash(features, weights, wide);
    require(wide == reference::weighted_wide_simhash(features, weights, words));
  }
  if (hashes.empty()) return;
  std::vector<std::uint32_t> positions(64 * hashes.size() + simd::kPositionsSlack);
  positions.resize(simd::bit_positions(hashes.data(), hashes.size(), positions.data()));
  require(positions.size() == simd::count_bits(hashes.data(), hashes.size()));
  require(std::adjacent_find(positions.begin(), positions.end(), std::greater_equal<>()) ==
          positions.end());
  for (const std::uint32_t at : positions) require((hashes[at / 64] >> at % 64 & 1) != 0);
  std::vector<std::uint8_t> small(hashes.size());
  for (std::size_t i = 0; i < small.size(); ++i) small[i] = data[size - 1 - i] & simd::kMostWeight;
  require(simd::weighted_simhash64(hashes, small) == reference::weighted_simhash64(hashes, small));
  const std::uint32_t radius = data[0] % 65;
  std::vector<std::uint32_t> near(hashes.size());
  near.resize(simd::within64(hashes[0], hashes.data(), hashes.size(), radius, near.data()));
  require(static_cast<std::ptrdiff_t>(near.size()) ==
          std::count_if(hashes.begin(), hashes.end(), [&](std::uint64_t h) {
            return static_cast<std::uint32_t>(std::popcount(h ^ hashes[0])) <= radius;
          }));
}

}  // namespace
}  // namespace newsfold

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 8192) return 0;
  for (const std::string& target : newsfold::simd::supported_targets()) {
    newsfold::simd::use_target(target);
    newsfold::check(data, size);
  }
  return 0;
}
