// The majority of up to kMostHashes hashes by counting planes of bits a byte at a time, for targets
// with AVX-512 BITALG; Highway 1.0.3 knows no GFNI, so that the functions ask for it and run only
// where has_gfni(). Included once a target by Highway's foreach_target.
#if defined(NEWSFOLD_SIMD_POSITIONAL_COUNT_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef NEWSFOLD_SIMD_POSITIONAL_COUNT_INL_H
#undef NEWSFOLD_SIMD_POSITIONAL_COUNT_INL_H
#else
#define NEWSFOLD_SIMD_POSITIONAL_COUNT_INL_H
#endif

#include <cstddef>
#include <cstdint>

#include <hwy/highway.h>

#include "simd/bit_planes-inl.h"

#undef NEWSFOLD_SIMD_POSITIONAL_COUNT
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3_DL
#define NEWSFOLD_SIMD_POSITIONAL_COUNT 1
HWY_PUSH_ATTRIBUTES(HWY_TARGET_STR ",gfni")
namespace newsfold::simd {
namespace HWY_NAMESPACE {

inline constexpr std::size_t kMostHashes = 4080;  // sixteenths of a count fit a byte

// For each of the 64 bits, how many of the 8 lanes have it, as a byte: the bytes of the lanes are
// brought together, their 8x8 bits transposed, their ones counted.
HWY_INLINE __m512i lanes_with_bit(Plane plane) {
  const __m512i order = _mm512_set_epi64(0x3F372F271F170F07, 0x3E362E261E160E06, 0x3D352D251D150D05,
                                         0x3C342C241C140C04, 0x3B332B231B130B03, 0x3A322A221A120A02,
                                         0x3931292119110901, 0x3830282018100800);
  const __m512i units = _mm512_set1_epi64(static_cast<long long>(0x8040201008040201ULL));
  return _mm512_popcnt_epi8(
      _mm512_gf2p8affine_epi64_epi8(units, _mm512_permutexvar_epi8(order, plane.raw), 0));
}

// Counts of two planes, the second of twice the weight of the first: at most 24.
HWY_INLINE __m512i lanes_with_bits(Plane first, Plane second) {
  const __m512i half = lanes_with_bit(second);
  return _mm512_add_epi8(_mm512_add_epi8(lanes_with_bit(first), half), half);
}

HWY_INLINE __m512i byte_vector(std::size_t value) {
  return _mm512_set1_epi8(static_cast<char>(value));
}

// Bits whose count, low + 16 * high, exceeds `threshold`: the count reaches 16 * q + r, 1 <= r <=
// 16, where high + (low + 16 - r) / 16 reaches q + 1. All fit a byte.
HWY_INLINE std::uint64_t bytes_above(__m512i low, __m512i high, std::size_t threshold) {
  const __m512i raised = _mm512_add_epi8(low, byte_vector(15 - threshold % 16));
  const __m512i sixteenths = _mm512_and_si512(_mm512_srli_epi16(raised, 4), byte_vector(15));
  return _mm512_cmpge_epu8_mask(_mm512_add_epi8(high, sixteenths), byte_vector(threshold / 16 + 1));
}

// n up to kMostHashes.
HWY_NOINLINE std::uint64_t positional_count_kernel(const std::uint64_t* hashes, std::size_t n) {
  Plane p1{_mm512_setzero_si512()}, p2 = p1, p4 = p1, p8 = p1;
  Plane p16 = p1, p32 = p1, p64 = p1, p128 = p1, p256 = p1;
  count_bits(hashes, n, p1, p2, p4, p8, p16, p32, p64, p128, p256, [](Plane) HWY_ATTR {});
  // Shifts of words will do: nothing leaves its byte.
  const __m512i low =
      _mm512_add_epi8(lanes_with_bits(p1, p2), _mm512_slli_epi16(lanes_with_bits(p4, p8), 2));
  __m512i high = lanes_with_bits(p16, p32);
  if (n >= 64 * kMaxLanes - 8) {
    high = _mm512_add_epi8(high, _mm512_slli_epi16(lanes_with_bits(p64, p128), 2));
    high = _mm512_add_epi8(high, _mm512_slli_epi16(lanes_with_bit(p256), 4));
  }
  return bytes_above(low, high, n / 2);
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();
#endif

#endif  // include guard per target
