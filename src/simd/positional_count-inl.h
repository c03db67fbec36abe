// Unweighted bit counts of up to kMostHashes hashes, for targets with AVX-512 BITALG; Highway 1.0.3
// knows no GFNI, so that the functions ask for it and run only where has_gfni(). Included once a
// target by Highway's foreach_target.
#if defined(NEWSFOLD_SIMD_POSITIONAL_COUNT_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef NEWSFOLD_SIMD_POSITIONAL_COUNT_INL_H
#undef NEWSFOLD_SIMD_POSITIONAL_COUNT_INL_H
#else
#define NEWSFOLD_SIMD_POSITIONAL_COUNT_INL_H
#endif

#include <cstddef>
#include <cstdint>

#include <hwy/highway.h>

#include "simd/adder-inl.h"

#undef NEWSFOLD_SIMD_POSITIONAL_COUNT
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3_DL
#define NEWSFOLD_SIMD_POSITIONAL_COUNT 1
HWY_PUSH_ATTRIBUTES(HWY_TARGET_STR ",gfni")
namespace newsfold::simd {
namespace HWY_NAMESPACE {

inline constexpr std::size_t kMostHashes = 4095;  // counts of a lane below 2^9

using Wide = hwy::HWY_NAMESPACE::Vec<hwy::HWY_NAMESPACE::CappedTag<std::uint64_t, 8>>;

HWY_INLINE Wide no_bits() { return Wide{_mm512_setzero_si512()}; }

// For each of the 64 bits, how many of the 8 lanes have it, as a byte: the bytes of the lanes are
// brought together, their 8x8 bits transposed, their ones counted. The bytes stand in the order
// 0, 4, 1, 5, 2, 6, 3, 7 (of 8), so that unpacking them leaves bits 0..31 on one side.
HWY_INLINE __m512i lanes_with_bit(Wide plane) {
  const __m512i order = _mm512_set_epi64(0x3F372F271F170F07, 0x3B332B231B130B03, 0x3E362E261E160E06,
                                         0x3A322A221A120A02, 0x3D352D251D150D05, 0x3931292119110901,
                                         0x3C342C241C140C04, 0x3830282018100800);
  const __m512i units = _mm512_set1_epi64(static_cast<long long>(0x8040201008040201ULL));
  return _mm512_popcnt_epi8(
      _mm512_gf2p8affine_epi64_epi8(units, _mm512_permutexvar_epi8(order, plane.raw), 0));
}

// Running sums of the weights 1, 2 and 4. Two of them take turns, for neither then waits for its
// own last sum (Harley–Seal).
struct Stream {
  Wide ones, twos, fours;

  // Adds eight vectors and gives their carry of weight 8.
  template <class Load>
  HWY_INLINE Wide add8(const Load& load) {
    Wide a = add_columns(ones, load(0), load(1));
    Wide b = add_columns(ones, load(2), load(3));
    const Wide c = add_columns(twos, a, b);
    a = add_columns(ones, load(4), load(5));
    b = add_columns(ones, load(6), load(7));
    return add_columns(fours, c, add_columns(twos, a, b));
  }
};

// Sums of the weights 8 to 256.
struct HighSums {
  Wide p8, p16, p32, p64, p128, p256;

  HWY_INLINE void add64(Wide carry) {
    p256 = hwy::HWY_NAMESPACE::Xor(p256, add_column(p128, add_column(p64, carry)));
  }
};

// Bits of `low + 16 * middle + 256 * high` above `threshold`, of bytes as lanes_with_bit gives
// them.
HWY_INLINE std::uint64_t sums_above(__m512i low, __m512i middle, __m512i high,
                                    std::size_t threshold) {
  const __m512i zero = _mm512_setzero_si512();
  const __m512i limit = _mm512_set1_epi16(static_cast<short>(threshold));
  const __m512i first = _mm512_add_epi16(_mm512_unpacklo_epi8(low, high),
                                         _mm512_slli_epi16(_mm512_unpacklo_epi8(middle, zero), 4));
  const __m512i second = _mm512_add_epi16(_mm512_unpackhi_epi8(low, high),
                                          _mm512_slli_epi16(_mm512_unpackhi_epi8(middle, zero), 4));
  return static_cast<std::uint64_t>(_mm512_cmpgt_epu16_mask(first, limit)) |
         static_cast<std::uint64_t>(_mm512_cmpgt_epu16_mask(second, limit)) << 32;
}

HWY_INLINE __m512i twice(__m512i bytes) { return _mm512_add_epi8(bytes, bytes); }

HWY_INLINE __m512i both(Wide v, Wide w) {
  return _mm512_add_epi8(lanes_with_bit(v), lanes_with_bit(w));
}

struct Vectors {
  const std::uint64_t* at;
  HWY_INLINE Wide operator()(std::size_t k) const {
    return loaded_once(Wide{_mm512_loadu_si512(at + 8 * k)});
  }
};

// Adds 16 vectors, eight a stream, and gives their carry of weight 16.
HWY_INLINE Wide add16(const std::uint64_t* hashes, Stream& a, Stream& b, Wide& p8) {
  const Wide x = a.add8(Vectors{hashes});
  const Wide y = b.add8(Vectors{hashes + 64});
  return add_columns(p8, x, y);
}

// n up to kMostHashes.
HWY_NOINLINE std::uint64_t positional_count_kernel(const std::uint64_t* hashes, std::size_t n) {
  Stream a{no_bits(), no_bits(), no_bits()}, b = a;
  HighSums high{no_bits(), no_bits(), no_bits(), no_bits(), no_bits(), no_bits()};
  std::size_t i = 0;
  while (i + 512 <= n) {
    Wide x = add16(hashes + i, a, b, high.p8), y = add16(hashes + i + 128, a, b, high.p8);
    const Wide c = add_columns(high.p16, x, y);
    x = add16(hashes + i + 256, a, b, high.p8), y = add16(hashes + i + 384, a, b, high.p8);
    const Wide d = add_columns(high.p16, x, y);
    high.add64(add_columns(high.p32, c, d));
    i += 512;
  }
  for (; i + 128 <= n; i += 128) {
    const Wide c = add16(hashes + i, a, b, high.p8);
    high.add64(add_column(high.p32, add_column(high.p16, c)));
  }
  Wide x = no_bits(), y = no_bits();
  if (i + 64 <= n) {
    x = a.add8(Vectors{hashes + i});
    i += 64;
  }
  if (i < n) {
    const std::uint64_t there = (std::uint64_t{1} << (n - i)) - 1;
    y = b.add8([&](std::size_t k) HWY_ATTR {
      const auto mask = static_cast<__mmask8>(there >> 8 * k);
      return loaded_once(Wide{_mm512_maskz_loadu_epi64(mask, hashes + i + 8 * k)});
    });
  }
  const Wide z = add_columns(high.p8, x, y);  // of weight 16
  const __m512i low = _mm512_add_epi8(
      _mm512_add_epi8(both(a.ones, b.ones), twice(both(a.twos, b.twos))),
      twice(twice(_mm512_add_epi8(both(a.fours, b.fours), twice(lanes_with_bit(high.p8))))));
  const __m512i middle = _mm512_add_epi8(
      _mm512_add_epi8(both(high.p16, z), twice(lanes_with_bit(high.p32))),
      twice(twice(_mm512_add_epi8(lanes_with_bit(high.p64), twice(lanes_with_bit(high.p128))))));
  return sums_above(low, middle, lanes_with_bit(high.p256), n / 2);
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();
#endif

#endif  // include guard per target
