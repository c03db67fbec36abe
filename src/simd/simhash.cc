#include "simd/simhash.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "simd/target.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simd/simhash.cc"
#include <hwy/foreach_target.h>
// After foreach_target:
#include <hwy/highway.h>

#include "simd/adder-inl.h"

#ifndef NEWSFOLD_SIMD_SIMHASH_ONCE
#define NEWSFOLD_SIMD_SIMHASH_ONCE
namespace newsfold::simd {

inline constexpr std::size_t kMaxLanes = 8;    // 64-bit lanes of the widest vector used
inline constexpr std::size_t kMaxPlanes = 52;  // bits of a count, summed over lanes

// Bit-sliced counts: plane p holds bit p of the 64 counts of each lane. Adds up the lanes and gives
// the word whose bit is 1 where the count exceeds `threshold`.
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
#endif  // NEWSFOLD_SIMD_SIMHASH_ONCE

HWY_BEFORE_NAMESPACE();
namespace newsfold::simd {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::CappedTag<std::uint64_t, kMaxLanes>;
using Vector = hn::Vec<Tag>;

// sum<K> adds K vectors from `p` to the running planes of weight 1, 2, …, K/2 and gives the carry
// of weight K.
HWY_INLINE Vector sum2(const std::uint64_t* p, Vector& ones) {
  const Tag d;
  return add_columns(ones, hn::LoadU(d, p), hn::LoadU(d, p + hn::Lanes(d)));
}
HWY_INLINE Vector sum4(const std::uint64_t* p, Vector& ones, Vector& twos) {
  const std::size_t step = 2 * hn::Lanes(Tag());
  const Vector a = sum2(p, ones);
  const Vector b = sum2(p + step, ones);
  return add_columns(twos, a, b);
}
HWY_INLINE Vector sum8(const std::uint64_t* p, Vector& ones, Vector& twos, Vector& fours) {
  const std::size_t step = 4 * hn::Lanes(Tag());
  const Vector a = sum4(p, ones, twos);
  const Vector b = sum4(p + step, ones, twos);
  return add_columns(fours, a, b);
}
HWY_INLINE Vector sum16(const std::uint64_t* p, Vector& ones, Vector& twos, Vector& fours,
                        Vector& eights) {
  const std::size_t step = 8 * hn::Lanes(Tag());
  const Vector a = sum8(p, ones, twos, fours);
  const Vector b = sum8(p + step, ones, twos, fours);
  return add_columns(eights, a, b);
}

// Planes of weight 16 and more, in memory: touched once in 16 vectors.
class HighPlanes {
 public:
  explicit HighPlanes(std::uint64_t* planes) : planes_(planes) {}

  // Adds a carry of weight 16. A count of b blocks fits bit_width(b) planes: a carry out of the
  // last one can only be non-zero when that grows.
  HWY_INLINE void add(Vector carry) {
    const Tag d;
    for (std::size_t p = 0; p < count_; ++p) {
      Vector plane = hn::Load(d, planes_ + p * hn::Lanes(d));
      carry = add_column(plane, carry);
      hn::Store(plane, d, planes_ + p * hn::Lanes(d));
    }
    if (static_cast<std::size_t>(std::bit_width(++blocks_)) > count_) {
      hn::Store(carry, d, planes_ + count_++ * hn::Lanes(d));
    }
  }
  std::size_t count() const { return count_; }

 private:
  std::uint64_t* planes_;
  std::size_t count_ = 0;
  std::uint64_t blocks_ = 0;
};

std::uint64_t simhash64_kernel(const std::uint64_t* hashes, std::size_t n) {
  const Tag d;
  const std::size_t lanes = hn::Lanes(d);
  const std::size_t block = 16 * lanes;
  HWY_ALIGN std::uint64_t planes[kMaxPlanes * kMaxLanes];
  HighPlanes high(planes + 4 * lanes);
  Vector ones = hn::Zero(d);
  Vector twos = ones;
  Vector fours = ones;
  Vector eights = ones;
  std::size_t i = 0;
  for (; i + block <= n; i += block) high.add(sum16(hashes + i, ones, twos, fours, eights));
  if (i < n) {
    HWY_ALIGN std::uint64_t rest[16 * kMaxLanes] = {};
    std::memcpy(rest, hashes + i, (n - i) * sizeof(std::uint64_t));
    high.add(sum16(rest, ones, twos, fours, eights));
  }
  hn::Store(ones, d, planes);
  hn::Store(twos, d, planes + lanes);
  hn::Store(fours, d, planes + 2 * lanes);
  hn::Store(eights, d, planes + 3 * lanes);
  return counts_above(planes, 4 + high.count(), lanes, n / 2);
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace newsfold::simd {

HWY_EXPORT(simhash64_kernel);

std::uint64_t simhash64(std::span<const std::uint64_t> hashes) {
  apply_environment_target();
  return HWY_DYNAMIC_DISPATCH(simhash64_kernel)(hashes.data(), hashes.size());
}

}  // namespace newsfold::simd
#endif  // HWY_ONCE
