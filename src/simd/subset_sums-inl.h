// Weighted bit counts by tables of subset sums, for targets with AVX-512 VBMI; Highway 1.0.3 knows
// no GFNI, so that the functions ask for it and run only where has_gfni(). Included once a target
// by Highway's foreach_target.
#if defined(NEWSFOLD_SIMD_SUBSET_SUMS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef NEWSFOLD_SIMD_SUBSET_SUMS_INL_H
#undef NEWSFOLD_SIMD_SUBSET_SUMS_INL_H
#else
#define NEWSFOLD_SIMD_SUBSET_SUMS_INL_H
#endif

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include <hwy/highway.h>

#undef NEWSFOLD_SIMD_SUBSET_SUMS
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3_DL
#define NEWSFOLD_SIMD_SUBSET_SUMS 1
HWY_PUSH_ATTRIBUTES(HWY_TARGET_STR ",gfni")
namespace newsfold::simd {
namespace HWY_NAMESPACE {

// Byte b holds, in bit i, bit b of the i-th hash: the bytes of eight hashes are brought together,
// their 8x8 bits transposed.
HWY_INLINE __m512i features_with_bit(__m512i hashes) {
  const __m512i order = _mm512_set_epi64(0x070F171F272F373F, 0x060E161E262E363E, 0x050D151D252D353D,
                                         0x040C141C242C343C, 0x030B131B232B333B, 0x020A121A222A323A,
                                         0x0109111921293139, 0x0008101820283038);
  const __m512i units = _mm512_set1_epi64(static_cast<long long>(0x8040201008040201ULL));
  return _mm512_gf2p8affine_epi64_epi8(units, _mm512_permutexvar_epi8(order, hashes), 0);
}

// Lane q, byte e: the sum of the weights of those features of 4q .. 4q + 3 whose bit is set in e.
HWY_INLINE __m512i subset_sums(const std::uint8_t* weights) {
  const __m512i all =
      _mm512_broadcast_i32x4(_mm_loadu_si128(reinterpret_cast<const __m128i*>(weights)));
  const __m512i first =
      _mm512_broadcast_i32x4(_mm_set_epi64x(static_cast<long long>(0x0080008000800080ULL),
                                            static_cast<long long>(0x0080008000800080ULL)));
  const __m512i second =
      _mm512_broadcast_i32x4(_mm_set_epi64x(static_cast<long long>(0x0101808001018080ULL),
                                            static_cast<long long>(0x0101808001018080ULL)));
  const __m512i third =
      _mm512_broadcast_i32x4(_mm_set_epi64x(static_cast<long long>(0x0202020280808080ULL),
                                            static_cast<long long>(0x0202020280808080ULL)));
  const __m512i fourth =
      _mm512_broadcast_i32x4(_mm_set_epi64x(static_cast<long long>(0x0303030303030303ULL),
                                            static_cast<long long>(0x8080808080808080ULL)));
  // 4 more a lane; a shuffle gives 0 for an index of 0x80 and above, 0x8C included.
  const __m512i lane =
      _mm512_set_epi64(0x0C0C0C0C0C0C0C0C, 0x0C0C0C0C0C0C0C0C, 0x0808080808080808,
                       0x0808080808080808, 0x0404040404040404, 0x0404040404040404, 0, 0);
  const auto take = [&](__m512i index)
                        HWY_ATTR { return _mm512_shuffle_epi8(all, _mm512_add_epi8(index, lane)); };
  return _mm512_add_epi8(_mm512_add_epi8(take(first), take(second)),
                         _mm512_add_epi8(take(third), take(fourth)));
}

// Sums by bit of at most kMostFeatures features; words of 16 bits.
struct BitSums {
  __m512i even;  // of bits 0, 2, 4, ...
  __m512i odd;
};
inline constexpr std::size_t kMostFeatures = 4096;  // 15 * 4096 < 2^16

// The weights of eight hashes, by bit: at most 120 a byte. Quad q of `tables` speaks of hashes 0
// to 3. A table repeats after 16 bytes, so that what a permute sees of higher bits of an index
// changes nothing.
template <int kQuad>
HWY_INLINE __m512i eight_features(const std::uint64_t* hashes, __m512i tables) {
  const __m512i features = features_with_bit(_mm512_loadu_si512(hashes));
  const __m512i low = _mm512_shuffle_i32x4(tables, tables, 0x55 * kQuad);
  const __m512i high = _mm512_shuffle_i32x4(tables, tables, 0x55 * (kQuad + 1));
  return _mm512_add_epi8(_mm512_permutexvar_epi8(features, low),
                         _mm512_permutexvar_epi8(_mm512_srli_epi16(features, 4), high));
}

// `words` holds the sums of even and odd bits, added up as they stand, `odd` the odd ones alone.
HWY_INLINE void add_sixteen(const std::uint64_t* hashes, const std::uint8_t* weights,
                            __m512i& words, __m512i& odd) {
  const __m512i tables = subset_sums(weights);
  const __m512i sum =
      _mm512_add_epi8(eight_features<0>(hashes, tables), eight_features<2>(hashes + 8, tables));
  words = _mm512_add_epi16(words, sum);
  odd = _mm512_add_epi16(odd, _mm512_srli_epi16(sum, 8));
}

HWY_INLINE BitSums sum_features(const std::uint64_t* hashes, const std::uint8_t* weights,
                                std::size_t n) {
  __m512i words = _mm512_setzero_si512();
  __m512i odd = words;
  std::size_t i = 0;
  for (; i + 16 <= n; i += 16) add_sixteen(hashes + i, weights + i, words, odd);
  if (i < n) {
    std::uint64_t last_hashes[16] = {};
    std::uint8_t last_weights[16] = {};
    std::memcpy(last_hashes, hashes + i, (n - i) * sizeof(*hashes));
    std::memcpy(last_weights, weights + i, n - i);
    add_sixteen(last_hashes, last_weights, words, odd);
  }
  return {_mm512_sub_epi16(words, _mm512_slli_epi16(odd, 8)), odd};
}

HWY_INLINE std::uint64_t sum_weights(const std::uint8_t* weights, std::size_t n) {
  __m512i sum = _mm512_setzero_si512();
  std::size_t i = 0;
  for (; i + 64 <= n; i += 64)
    sum = _mm512_add_epi64(
        sum, _mm512_sad_epu8(_mm512_loadu_si512(weights + i), _mm512_setzero_si512()));
  const __mmask64 rest = (std::uint64_t{1} << (n - i)) - 1;
  sum = _mm512_add_epi64(
      sum, _mm512_sad_epu8(_mm512_maskz_loadu_epi8(rest, weights + i), _mm512_setzero_si512()));
  return static_cast<std::uint64_t>(_mm512_reduce_add_epi64(sum));
}

HWY_NOINLINE std::uint64_t subset_sums_kernel(const std::uint64_t* hashes,
                                              const std::uint8_t* weights, std::size_t n) {
  const std::uint64_t threshold = sum_weights(weights, n) / 2;
  if (n <= kMostFeatures) {
    const BitSums sums = sum_features(hashes, weights, n);
    const __m512i limit = _mm512_set1_epi16(static_cast<short>(threshold));
    return _pdep_u64(_mm512_cmpgt_epu16_mask(sums.even, limit), 0x5555555555555555) |
           _pdep_u64(_mm512_cmpgt_epu16_mask(sums.odd, limit), 0xAAAAAAAAAAAAAAAA);
  }
  std::uint64_t counts[64] = {};
  for (std::size_t begin = 0; begin < n; begin += kMostFeatures) {
    const BitSums sums =
        sum_features(hashes + begin, weights + begin, std::min(kMostFeatures, n - begin));
    HWY_ALIGN std::uint16_t even[32];
    HWY_ALIGN std::uint16_t odd[32];
    _mm512_store_si512(even, sums.even);
    _mm512_store_si512(odd, sums.odd);
    for (std::size_t k = 0; k < 32; ++k) {
      counts[2 * k] += even[k];
      counts[2 * k + 1] += odd[k];
    }
  }
  std::uint64_t out = 0;
  for (std::size_t bit = 0; bit < 64; ++bit)
    out |= std::uint64_t{counts[bit] > threshold ? 1U : 0U} << bit;
  return out;
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();
#endif

#endif  // include guard per target
