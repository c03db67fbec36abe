#include <algorithm>
#include <bit>
#include <cstring>

#include "simd/bit_counts.h"
#include "simd/simhash.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simd/weighted_simhash.cc"
#include <hwy/foreach_target.h>
// After foreach_target:
#include <hwy/highway.h>

#include "simd/columns-inl.h"
#include "simd/dispatch.h"
#include "simd/subset_sums-inl.h"

#ifndef NEWSFOLD_SIMD_WEIGHTED_SIMHASH_ONCE
#define NEWSFOLD_SIMD_WEIGHTED_SIMHASH_ONCE
namespace newsfold::simd {

inline constexpr std::size_t kWeightPlanes = 4;
inline constexpr std::size_t kChunkHashes = 512;

// The hashes of a chunk by the set bits of their weights, filled up with zeros to whole vectors.
class ByWeightBit {
 public:
  void fill(const std::uint64_t* hashes, const std::uint8_t* weights, std::size_t count) {
    std::size_t sizes[kWeightPlanes] = {};
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t k = 0; k < kWeightPlanes; ++k) {  // without branches on the weights
        lists_[k][sizes[k]] = hashes[i];
        sizes[k] += weights[i] >> k & 1;
      }
    }
    for (std::size_t k = 0; k < kWeightPlanes; ++k) {
      std::fill_n(lists_[k] + sizes[k], kMaxLanes, 0);
      sizes_[k] = sizes[k];
    }
  }
  std::size_t vectors(std::size_t k, std::size_t lanes) const {
    return k < kWeightPlanes ? (sizes_[k] + lanes - 1) / lanes : 0;
  }
  const std::uint64_t* list(std::size_t k) const { return lists_[k]; }

 private:
  alignas(64) std::uint64_t lists_[kWeightPlanes][kChunkHashes + kMaxLanes];
  std::size_t sizes_[kWeightPlanes] = {};
};

}  // namespace newsfold::simd
#endif  // NEWSFOLD_SIMD_WEIGHTED_SIMHASH_ONCE

HWY_BEFORE_NAMESPACE();
namespace newsfold::simd {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

std::uint64_t weighted_kernel(const std::uint64_t* hashes, const std::uint8_t* weights,
                              std::size_t n) {
#if NEWSFOLD_SIMD_SUBSET_SUMS
  if (has_gfni()) return subset_sums_kernel(hashes, weights, n);
#endif
  const hn::CappedTag<std::uint64_t, kMaxLanes> d;
  const std::size_t lanes = hn::Lanes(d);
  constexpr std::size_t kRoom = kChunkHashes + kMaxLanes;
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < n; ++i) total += weights[i];
  const auto columns = static_cast<std::size_t>(std::bit_width(total));
  HWY_ALIGN std::uint64_t sums[kMaxPlanes * kMaxLanes] = {};
  HWY_ALIGN std::uint64_t carries[2 * kRoom];
  ByWeightBit chunk;
  for (std::size_t begin = 0; begin < n; begin += kChunkHashes) {
    chunk.fill(hashes + begin, weights + begin, std::min(kChunkHashes, n - begin));
    add_to_columns(
        d, sums, columns, carries, kRoom, [&](std::size_t k) { return chunk.vectors(k, lanes); },
        [&](std::size_t k, std::size_t i)
            HWY_ATTR { return hn::Load(d, chunk.list(k) + i * lanes); });
  }
  return counts_above(sums, columns, lanes, total / 2);
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace newsfold::simd {

HWY_EXPORT(weighted_kernel);

std::uint64_t weighted_simhash64(std::span<const std::uint64_t> hashes,
                                 std::span<const std::uint8_t> weights) {
  return NEWSFOLD_DISPATCH(weighted_kernel)(hashes.data(), weights.data(), hashes.size());
}

}  // namespace newsfold::simd
#endif  // HWY_ONCE
