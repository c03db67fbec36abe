// Sorted sets compared sixteen values with sixteen by one instruction, for targets with AVX-512;
// Highway 1.0.3 knows no VP2INTERSECT, so that the functions ask for it and run only where
// has_vp2intersect(). Included once a target by Highway's foreach_target.
#if defined(NEWSFOLD_SIMD_BLOCK_MATCHES_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef NEWSFOLD_SIMD_BLOCK_MATCHES_INL_H
#undef NEWSFOLD_SIMD_BLOCK_MATCHES_INL_H
#else
#define NEWSFOLD_SIMD_BLOCK_MATCHES_INL_H
#endif

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include <hwy/highway.h>

#ifndef NEWSFOLD_SIMD_BLOCK_MATCHES_ONCE
#define NEWSFOLD_SIMD_BLOCK_MATCHES_ONCE
namespace newsfold::simd {

#if defined(__x86_64__) || defined(__i386__)
inline const bool kMachineHasVp2Intersect = __builtin_cpu_supports("avx512vp2intersect") != 0;
inline bool has_vp2intersect() { return kMachineHasVp2Intersect; }
#endif

inline constexpr std::size_t kPlacedBytes = 8;  // of an entry
inline std::uint32_t placed_key(const std::byte* entries, std::size_t i) {
  std::uint32_t key;
  std::memcpy(&key, entries + kPlacedBytes * i, sizeof(key));
  return key;
}

}  // namespace newsfold::simd
#endif  // NEWSFOLD_SIMD_BLOCK_MATCHES_ONCE

#undef NEWSFOLD_SIMD_BLOCK_MATCHES
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3_DL
#define NEWSFOLD_SIMD_BLOCK_MATCHES 1
HWY_PUSH_ATTRIBUTES(HWY_TARGET_STR ",avx512vp2intersect")
namespace newsfold::simd {
namespace HWY_NAMESPACE {

inline constexpr std::size_t kBlock = 16;

// Which lanes of x are in y.
HWY_INLINE std::uint32_t matches(__m512i x, __m512i y) {
  __mmask16 in_y, in_x;
  _mm512_2intersect_epi32(x, y, &in_y, &in_x);
  return in_y;
}

HWY_INLINE std::uint32_t lanes_below(std::size_t count) { return (1U << count) - 1; }

inline std::size_t block_matches_kernel(const std::uint32_t* a, std::size_t a_size,
                                        const std::uint32_t* b, std::size_t b_size) {
  std::size_t common = 0;
  std::size_t i = 0, j = 0;
  while (i + kBlock <= a_size && j + kBlock <= b_size) {
    const std::uint32_t found = matches(_mm512_loadu_si512(a + i), _mm512_loadu_si512(b + j));
    common += static_cast<std::size_t>(std::popcount(found));
    const std::uint32_t a_last = a[i + kBlock - 1];
    const std::uint32_t b_last = b[j + kBlock - 1];
    i += a_last <= b_last ? kBlock : 0;
    j += b_last <= a_last ? kBlock : 0;
  }
  while (i < a_size && j < b_size) {
    const std::size_t n = std::min(kBlock, a_size - i);
    const std::size_t m = std::min(kBlock, b_size - j);
    const std::uint32_t of_a = lanes_below(n);
    const __m512i x = _mm512_maskz_loadu_epi32(static_cast<__mmask16>(of_a), a + i);
    // Lanes without a value repeat the first: nothing else matches it.
    const __m512i first = _mm512_set1_epi32(static_cast<int>(b[j]));
    const __m512i y = _mm512_mask_loadu_epi32(first, static_cast<__mmask16>(lanes_below(m)), b + j);
    common += static_cast<std::size_t>(std::popcount(matches(x, y) & of_a));
    const std::uint32_t a_last = a[i + n - 1];
    const std::uint32_t b_last = b[j + m - 1];
    i += a_last <= b_last ? n : 0;
    j += b_last <= a_last ? m : 0;
  }
  return common;
}

// The keys of up to sixteen entries. Lanes without an entry repeat the first: nothing but what
// matches that matches them.
HWY_INLINE __m512i keys_of(const std::byte* entries, std::size_t count) {
  const __m512i first = _mm512_set_epi32(30, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10, 8, 6, 4, 2, 0);
  const std::uint32_t lanes = lanes_below(count);
  const __m512i low = _mm512_maskz_loadu_epi64(static_cast<__mmask8>(lanes), entries);
  const __m512i high =
      _mm512_maskz_loadu_epi64(static_cast<__mmask8>(lanes >> 8), entries + 8 * kPlacedBytes);
  const __m512i keys = _mm512_permutex2var_epi32(low, first, high);
  return _mm512_mask_mov_epi32(_mm512_broadcastd_epi32(_mm512_castsi512_si128(keys)),
                               static_cast<__mmask16>(lanes), keys);
}

HWY_INLINE void store_places(std::uint32_t lanes, std::size_t begin, std::uint16_t* out) {
  const __m256i lane = _mm256_set_epi16(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  const __m256i places = _mm256_add_epi16(lane, _mm256_set1_epi16(static_cast<short>(begin)));
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(out),
                      _mm256_maskz_compress_epi16(static_cast<__mmask16>(lanes), places));
}

inline std::size_t block_places_kernel(const std::byte* a, std::size_t a_size, const std::byte* b,
                                       std::size_t b_size, std::uint16_t* in_a,
                                       std::uint16_t* in_b) {
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a_size && j < b_size;) {
    const std::size_t n = std::min(kBlock, a_size - i);
    const std::size_t m = std::min(kBlock, b_size - j);
    __mmask16 of_a, of_b;
    _mm512_2intersect_epi32(keys_of(a + kPlacedBytes * i, n), keys_of(b + kPlacedBytes * j, m),
                            &of_a, &of_b);
    const std::uint32_t found = of_a & lanes_below(n);
    store_places(found, i, in_a + common);
    store_places(of_b & lanes_below(m), j, in_b + common);
    common += static_cast<std::size_t>(std::popcount(found));
    const std::uint32_t a_last = placed_key(a, i + n - 1);
    const std::uint32_t b_last = placed_key(b, j + m - 1);
    i += a_last <= b_last ? n : 0;
    j += b_last <= a_last ? m : 0;
  }
  return common;
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();
#endif  // HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3_DL

#endif  // include guard
