#include "simd/simhash.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "simd/bit_counts.h"
#include "simd/target.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simd/simhash.cc"
#include <hwy/foreach_target.h>
// After foreach_target:
#include <hwy/highway.h>

#include "simd/adder-inl.h"
#include "simd/positional_count-inl.h"

#ifndef NEWSFOLD_SIMD_SIMHASH_ONCE
#define NEWSFOLD_SIMD_SIMHASH_ONCE
namespace newsfold::simd {

inline constexpr std::size_t kRegisterPlanes = 9;

}  // namespace newsfold::simd
#endif  // NEWSFOLD_SIMD_SIMHASH_ONCE

HWY_BEFORE_NAMESPACE();
namespace newsfold::simd {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::CappedTag<std::uint64_t, kMaxLanes>;
using Vector = hn::Vec<Tag>;

// Adds 16 vectors to the running planes of weight 1, 2, 4 and 8 and gives the carry of weight 16. A
// Wallace tree: each plane waits for the one before it once in 16 vectors, not eight times as in a
// chain.
template <class Load>
HWY_INLINE Vector sum16(const Load& load, Vector& ones, Vector& twos, Vector& fours,
                        Vector& eights) {
  Vector a = load(0), b = load(3), c = load(6), d = load(9), e = load(12), f = load(15);
  const Vector a2 = add_columns(a, load(1), load(2));
  const Vector b2 = add_columns(b, load(4), load(5));
  const Vector c2 = add_columns(c, load(7), load(8));
  const Vector d2 = add_columns(d, load(10), load(11));
  const Vector e2 = add_columns(e, load(13), load(14));
  const Vector f2 = add_columns(a, b, c);
  const Vector g2 = add_columns(f, d, e);
  const Vector h2 = add_columns(ones, a, f);
  Vector p = a2, q = d2;
  const Vector p4 = add_columns(p, b2, c2);
  const Vector q4 = add_columns(q, e2, f2);
  const Vector r4 = add_columns(p, q, g2);
  const Vector s4 = add_columns(twos, p, h2);
  Vector t = p4;
  const Vector t8 = add_columns(t, q4, r4);
  const Vector u8 = add_columns(fours, t, s4);
  return add_columns(eights, t8, u8);
}

// Planes in memory, of the weights that only long inputs reach.
class HighPlanes {
 public:
  explicit HighPlanes(std::uint64_t* planes) : planes_(planes) {}

  HWY_INLINE void add(Vector carry) {
    const Tag d;
    for (std::size_t p = 0; p < count_; ++p) {
      Vector plane = hn::Load(d, planes_ + p * hn::Lanes(d));
      carry = add_column(plane, carry);
      hn::Store(plane, d, planes_ + p * hn::Lanes(d));
    }
    // c carries fit bit_width(c) planes: a carry out of the last one can only be non-zero when that
    // grows.
    if (static_cast<std::size_t>(std::bit_width(++carries_)) > count_) {
      hn::Store(carry, d, planes_ + count_++ * hn::Lanes(d));
    }
  }
  std::size_t count() const { return count_; }

 private:
  std::uint64_t* planes_;
  std::size_t count_ = 0;
  std::uint64_t carries_ = 0;
};

// The last, short block of 16 vectors, zeros behind its end. REQUIRES: 0 < count < 16 * Lanes.
class LastBlock {
 public:
  LastBlock(const std::uint64_t* hashes, std::size_t count) {
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3
    hashes_ = hashes;
    bits_[0] = count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
    bits_[1] = count <= 64 ? 0 : (std::uint64_t{1} << (count - 64)) - 1;
#else
    std::memcpy(padded_, hashes, count * sizeof(std::uint64_t));
#endif
  }
  HWY_INLINE Vector operator()(std::size_t k) const {
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3
    const auto mask = static_cast<__mmask8>(bits_[k / 8] >> 8 * (k % 8));
    return loaded_once(Vector{_mm512_maskz_loadu_epi64(mask, hashes_ + 8 * k)});
#else
    return hn::Load(Tag(), padded_ + k * hn::Lanes(Tag()));
#endif
  }

 private:
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3
  const std::uint64_t* hashes_;
  std::uint64_t bits_[2];  // which of the 128 hashes there are
#else
  HWY_ALIGN std::uint64_t padded_[16 * kMaxLanes] = {};
#endif
};

std::uint64_t simhash64_kernel(const std::uint64_t* hashes, std::size_t n) {
#if NEWSFOLD_SIMD_POSITIONAL_COUNT
  if (n <= kMostHashes && has_gfni()) return positional_count_kernel(hashes, n);
#endif
  const Tag d;
  const std::size_t lanes = hn::Lanes(d);
  const std::size_t block = 16 * lanes;
  HWY_ALIGN std::uint64_t planes[kMaxPlanes * kMaxLanes];
  HighPlanes high(planes + kRegisterPlanes * lanes);
  Vector ones = hn::Zero(d), twos = ones, fours = ones, eights = ones;
  Vector p16 = ones, p32 = ones, p64 = ones, p128 = ones, p256 = ones;
  std::size_t blocks64 = 0;
  const auto add64 = [&](Vector carry) HWY_ATTR {
    const Vector out = add_column(p256, add_column(p128, add_column(p64, carry)));
    if (++blocks64 >= 8) high.add(out);
  };
  std::size_t i = 0;
  const auto next16 = [&]() HWY_ATTR {
    const std::uint64_t* const from = hashes + i;
    i += block;
    return sum16([&](std::size_t k)
                     HWY_ATTR { return loaded_once(hn::LoadU(d, from + k * lanes)); },
                 ones, twos, fours, eights);
  };
  while (i + 4 * block <= n) {
    const Vector a = next16();
    const Vector b = next16();
    const Vector ab = add_columns(p16, a, b);
    const Vector c = next16();
    const Vector e = next16();
    const Vector ce = add_columns(p16, c, e);
    add64(add_columns(p32, ab, ce));
  }
  Vector carry64 = hn::Zero(d);
  while (i + block <= n) {
    const Vector a = next16();
    carry64 = hn::Or(carry64, add_column(p32, add_column(p16, a)));
  }
  if (i < n) {
    const LastBlock last(hashes + i, n - i);
    const Vector a = sum16(last, ones, twos, fours, eights);
    carry64 = hn::Or(carry64, add_column(p32, add_column(p16, a)));
  }
  add64(carry64);
  hn::Store(ones, d, planes);
  hn::Store(twos, d, planes + lanes);
  hn::Store(fours, d, planes + 2 * lanes);
  hn::Store(eights, d, planes + 3 * lanes);
  hn::Store(p16, d, planes + 4 * lanes);
  hn::Store(p32, d, planes + 5 * lanes);
  hn::Store(p64, d, planes + 6 * lanes);
  hn::Store(p128, d, planes + 7 * lanes);
  hn::Store(p256, d, planes + 8 * lanes);
  return counts_above(planes, kRegisterPlanes + high.count(), lanes, n / 2);
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
