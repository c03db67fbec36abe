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

#ifndef NEWSFOLD_SIMD_SIMHASH_ONCE
#define NEWSFOLD_SIMD_SIMHASH_ONCE
namespace newsfold::simd {

inline constexpr std::size_t kRegisterPlanes = 9;
inline constexpr std::size_t kMostForBytes = (1 << 15) - 1;

}  // namespace newsfold::simd
#endif  // NEWSFOLD_SIMD_SIMHASH_ONCE

// Highway 1.0.3 knows no GFNI: these few functions ask for it, and run only where the machine has
// it.
#undef NEWSFOLD_SIMD_GFNI
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3_DL
#define NEWSFOLD_SIMD_GFNI 1
HWY_PUSH_ATTRIBUTES(HWY_TARGET_STR ",gfni")
namespace newsfold::simd {
namespace HWY_NAMESPACE {

// For each of the 64 bits, how many of the 8 lanes have it, as a byte: the bytes of the lanes are
// brought together, their 8x8 bits transposed, their ones counted.
HWY_INLINE __m512i lanes_with_bit(__m512i plane) {
  const __m512i order = _mm512_set_epi64(0x3F372F271F170F07, 0x3E362E261E160E06, 0x3D352D251D150D05,
                                         0x3C342C241C140C04, 0x3B332B231B130B03, 0x3A322A221A120A02,
                                         0x3931292119110901, 0x3830282018100800);
  const __m512i units = _mm512_set1_epi64(static_cast<long long>(0x8040201008040201ULL));
  return _mm512_popcnt_epi8(
      _mm512_gf2p8affine_epi64_epi8(units, _mm512_permutexvar_epi8(order, plane), 0));
}

// c[0] + 2 c[1] + 4 c[2] + 8 c[3] for planes from `p` on; at most 120.
HWY_INLINE __m512i four_planes(const std::uint64_t* planes, std::size_t p, std::size_t count) {
  __m512i sum = _mm512_setzero_si512();
  for (std::size_t k = 4; k-- > 0;) {
    sum = _mm512_add_epi8(sum, sum);
    if (p + k < count)
      sum = _mm512_add_epi8(sum, lanes_with_bit(_mm512_load_si512(planes + 8 * (p + k))));
  }
  return sum;
}

// As counts_above, for 8 lanes, at most 12 planes and counts below 2^15.
HWY_NOINLINE std::uint64_t counts_above_gfni(const std::uint64_t* planes, std::size_t count,
                                             std::uint64_t threshold) {
  const __m512i low = four_planes(planes, 0, count);
  const __m512i middle = four_planes(planes, 4, count);
  const __m512i high = four_planes(planes, 8, count);
  const __m512i limit = _mm512_set1_epi16(static_cast<short>(threshold));
  const auto above = [&](__m256i l, __m256i m, __m256i h) HWY_ATTR {
    const __m512i sum = _mm512_add_epi16(
        _mm512_cvtepu8_epi16(l), _mm512_add_epi16(_mm512_slli_epi16(_mm512_cvtepu8_epi16(m), 4),
                                                  _mm512_slli_epi16(_mm512_cvtepu8_epi16(h), 8)));
    return static_cast<std::uint64_t>(_mm512_cmpgt_epu16_mask(sum, limit));
  };
  return above(_mm512_castsi512_si256(low), _mm512_castsi512_si256(middle),
               _mm512_castsi512_si256(high)) |
         above(_mm512_extracti64x4_epi64(low, 1), _mm512_extracti64x4_epi64(middle, 1),
               _mm512_extracti64x4_epi64(high, 1))
             << 32;
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();
#endif

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
#if NEWSFOLD_SIMD_GFNI
  if (n <= kMostForBytes && has_gfni()) {
    return counts_above_gfni(planes, kRegisterPlanes + high.count(), n / 2);
  }
#endif
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
