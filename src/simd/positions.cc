#include "simd/positions.h"

#include <bit>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simd/positions.cc"
#include <hwy/foreach_target.h>
// After foreach_target:
#include <hwy/highway.h>

#include "simd/dispatch.h"

HWY_BEFORE_NAMESPACE();
namespace newsfold::simd {
namespace HWY_NAMESPACE {

HWY_INLINE std::size_t ones(std::uint64_t mask) {
  return static_cast<std::size_t>(__builtin_popcountll(mask));
}

std::size_t count_kernel(const std::uint64_t* masks, std::size_t count) {
  std::size_t sum = 0;
  for (std::size_t b = 0; b < count; ++b) sum += ones(masks[b]);
  return sum;
}

#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3_DL
// The numbers 0..63 under the mask are moved together, then widened 16 at a time.
HWY_INLINE void write_positions(std::uint64_t mask, std::uint32_t base, std::uint32_t* out) {
  const __m512i numbers = _mm512_set_epi64(
      0x3F3E3D3C3B3A3938, 0x3736353433323130, 0x2F2E2D2C2B2A2928, 0x2726252423222120,
      0x1F1E1D1C1B1A1918, 0x1716151413121110, 0x0F0E0D0C0B0A0908, 0x0706050403020100);
  const __m512i packed = _mm512_maskz_compress_epi8(mask, numbers);
  const __m512i offset = _mm512_set1_epi32(static_cast<int>(base));
  const auto store = [&](__m128i part, std::size_t at) HWY_ATTR {
    _mm512_storeu_si512(out + at, _mm512_add_epi32(_mm512_cvtepu8_epi32(part), offset));
  };
  store(_mm512_castsi512_si128(packed), 0);
  store(_mm512_extracti32x4_epi32(packed, 1), 16);
  if (HWY_LIKELY(ones(mask) <= 32)) return;
  store(_mm512_extracti32x4_epi32(packed, 2), 32);
  store(_mm512_extracti32x4_epi32(packed, 3), 48);
}
#else
HWY_INLINE void write_positions(std::uint64_t mask, std::uint32_t base, std::uint32_t* out) {
  const std::size_t count = ones(mask);
  constexpr std::size_t kAtOnce = 16;
  for (std::size_t begin = 0; begin < count; begin += kAtOnce) {
    for (std::size_t k = begin; k < begin + kAtOnce; ++k) {
      out[k] = base + static_cast<std::uint32_t>(std::countr_zero(mask));
      mask &= mask - 1;
    }
  }
}
#endif

std::size_t positions_kernel(const std::uint64_t* masks, std::size_t count, std::uint32_t* out) {
  std::size_t size = 0;
  for (std::size_t b = 0; b < count; ++b) {
    write_positions(masks[b], static_cast<std::uint32_t>(64 * b), out + size);
    size += ones(masks[b]);
  }
  return size;
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace newsfold::simd {

HWY_EXPORT(count_kernel);
HWY_EXPORT(positions_kernel);

std::size_t count_bits(const std::uint64_t* masks, std::size_t count) {
  return NEWSFOLD_DISPATCH(count_kernel)(masks, count);
}

std::size_t bit_positions(const std::uint64_t* masks, std::size_t count, std::uint32_t* out) {
  return NEWSFOLD_DISPATCH(positions_kernel)(masks, count, out);
}

}  // namespace newsfold::simd
#endif  // HWY_ONCE
