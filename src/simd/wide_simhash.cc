#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "simd/simhash.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simd/wide_simhash.cc"
#include <hwy/foreach_target.h>
// After foreach_target:
#include <hwy/highway.h>

#include "simd/columns-inl.h"
#include "simd/dispatch.h"

#ifndef NEWSFOLD_SIMD_WIDE_SIMHASH_ONCE
#define NEWSFOLD_SIMD_WIDE_SIMHASH_ONCE
namespace newsfold::simd {

inline constexpr std::size_t kMostSignatureLanes = 2 * kWideWords;  // of 32 bits
inline constexpr std::size_t kMaxLanes32 = 16;                      // of the widest vector used
inline constexpr std::size_t kChunk = 128;  // features: their bits stay in L1
inline constexpr std::size_t kWeightBits = 16;
inline constexpr std::size_t kMaxSumBits = 48;

// The features of a chunk by the set bits of their weights.
struct WeightColumns {
  std::array<std::array<std::uint8_t, kChunk>, kWeightBits> features;
  std::array<std::size_t, kWeightBits> sizes{};

  void fill(const std::uint16_t* weights, std::size_t count) {
    sizes.fill(0);
    for (std::size_t f = 0; f < count; ++f) {
      for (unsigned rest = weights[f]; rest != 0; rest &= rest - 1) {
        const auto bit = static_cast<std::size_t>(std::countr_zero(rest));
        features[bit][sizes[bit]++] = static_cast<std::uint8_t>(f);
      }
    }
  }
};

}  // namespace newsfold::simd
#endif  // NEWSFOLD_SIMD_WIDE_SIMHASH_ONCE

HWY_BEFORE_NAMESPACE();
namespace newsfold::simd {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Tag32 = hn::CappedTag<std::uint32_t, kMaxLanes32>;
using Vector32 = hn::Vec<Tag32>;

HWY_INLINE Vector32 fmix32(Vector32 x) {
  const Tag32 d;
  x = hn::Xor(x, hn::ShiftRight<16>(x));
  x = hn::Mul(x, hn::Set(d, 0x85EBCA6Bu));
  x = hn::Xor(x, hn::ShiftRight<13>(x));
  x = hn::Mul(x, hn::Set(d, 0xC2B2AE35u));
  return hn::Xor(x, hn::ShiftRight<16>(x));
}

// Adds weight * bits of every feature of a chunk to bit-sliced sums, for one vector of the
// signature: column k takes the features whose weight has bit k and the carries of column k - 1,
// and hands on its own.
void add_chunk(const std::uint32_t* bits, const WeightColumns& columns, std::size_t sum_bits,
               std::uint32_t* sums) {
  const Tag32 d;
  HWY_ALIGN std::uint32_t carries[2 * (kChunk + 1) * kMaxLanes32];
  const auto size = [&](std::size_t k) { return k < kWeightBits ? columns.sizes[k] : 0; };
  add_to_columns(d, sums, sum_bits, carries, (kChunk + 1) * kMaxLanes32, size,
                 [&](std::size_t k, std::size_t i) HWY_ATTR {
                   return hn::Load(d, bits + columns.features[k][i] * hn::Lanes(d));
                 });
}

// Bits whose sum exceeds `threshold`.
HWY_INLINE Vector32 sums_above(const std::uint32_t* sums, std::size_t sum_bits,
                               std::uint64_t threshold) {
  const Tag32 d;
  Vector32 above = hn::Zero(d);
  Vector32 equal = hn::Not(above);
  for (std::size_t k = sum_bits; k-- > 0;) {
    const Vector32 sum = hn::Load(d, sums + k * hn::Lanes(d));
    if ((threshold >> k & 1) != 0) {
      equal = hn::And(equal, sum);
    } else {
      above = hn::Or(above, hn::And(equal, sum));
      equal = hn::AndNot(sum, equal);
    }
  }
  return above;
}

void wide_kernel(const std::uint32_t* hashes, const std::uint16_t* weights, std::size_t n,
                 std::span<std::uint64_t> out) {
  const Tag32 d;
  const std::size_t lanes = hn::Lanes(d);
  const std::size_t vectors = (2 * out.size() + lanes - 1) / lanes;
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < n; ++i) total += weights[i];
  const auto sum_bits = static_cast<std::size_t>(std::bit_width(total));
  HWY_ALIGN std::uint32_t sums[kMaxSumBits * kMostSignatureLanes];
  std::memset(sums, 0, sum_bits * vectors * lanes * sizeof(std::uint32_t));
  HWY_ALIGN std::uint32_t bits[kChunk * kMaxLanes32];
  HWY_ALIGN std::uint32_t steps[kMostSignatureLanes];
  for (std::uint32_t j = 0; j < kMostSignatureLanes; ++j) steps[j] = (j + 1) * 0x85EBCA77u;
  WeightColumns columns;
  for (std::size_t begin = 0; begin < n; begin += kChunk) {
    const std::size_t count = std::min(kChunk, n - begin);
    columns.fill(weights + begin, count);
    for (std::size_t v = 0; v < vectors; ++v) {
      const Vector32 step = hn::Load(d, steps + v * lanes);
      for (std::size_t f = 0; f < count; ++f) {
        const Vector32 base = hn::Set(d, hashes[begin + f] * 0x9E3779B1u);
        hn::Store(fmix32(hn::Add(base, step)), d, bits + f * lanes);
      }
      add_chunk(bits, columns, sum_bits, sums + v * sum_bits * lanes);
    }
  }
  HWY_ALIGN std::uint32_t signature[kMostSignatureLanes];
  for (std::size_t v = 0; v < vectors; ++v) {
    hn::Store(sums_above(sums + v * sum_bits * lanes, sum_bits, total / 2), d,
              signature + v * lanes);
  }
  for (std::size_t w = 0; w < out.size(); ++w) {
    out[w] = signature[2 * w] | static_cast<std::uint64_t>(signature[2 * w + 1]) << 32;
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace newsfold::simd {

HWY_EXPORT(wide_kernel);

void weighted_wide_simhash(std::span<const std::uint32_t> hashes,
                           std::span<const std::uint16_t> weights, std::span<std::uint64_t> out) {
  NEWSFOLD_DISPATCH(wide_kernel)(hashes.data(), weights.data(), hashes.size(), out);
}

}  // namespace newsfold::simd
#endif  // HWY_ONCE
