// Weighted bit counts by tables of subset sums, for targets with AVX-512 VBMI; Highway 1.0.3 knows
// no GFNI, so that the functions ask for it and run only where has_gfni(). Included once a target
// by Highway's foreach_target.
//
// Of each eight features that a byte of bits speaks of, six look up the sum of their weights in a
// table of 64: a permute sees the low six bits of an index only, so that nothing need be masked.
#if defined(NEWSFOLD_SIMD_SUBSET_SUMS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef NEWSFOLD_SIMD_SUBSET_SUMS_INL_H
#undef NEWSFOLD_SIMD_SUBSET_SUMS_INL_H
#else
#define NEWSFOLD_SIMD_SUBSET_SUMS_INL_H
#endif

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <hwy/highway.h>

#ifndef NEWSFOLD_SIMD_SUBSET_SUMS_ONCE
#define NEWSFOLD_SIMD_SUBSET_SUMS_ONCE
namespace newsfold::simd {

inline constexpr std::size_t kTableFeatures = 6;
inline constexpr std::size_t kStepTables = 4;
inline constexpr std::size_t kStepFeatures = kStepTables * kTableFeatures;

struct alignas(64) ByteIndices {
  std::uint8_t bytes[64];
};

// The features of a step make eight trios, two a table. Of each trio eight sums are made: entry e
// adds those features k of it for which e has bit k. For each sum of all trios, feature k of its
// trio.
constexpr ByteIndices trio_features(std::size_t k) {
  ByteIndices out{};
  for (std::size_t i = 0; i < 64; ++i) out.bytes[i] = static_cast<std::uint8_t>(i / 8 * 3 + k);
  return out;
}
inline constexpr ByteIndices kTrioFeatures[3] = {trio_features(0), trio_features(1),
                                                 trio_features(2)};

}  // namespace newsfold::simd
#endif  // NEWSFOLD_SIMD_SUBSET_SUMS_ONCE

#undef NEWSFOLD_SIMD_SUBSET_SUMS
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3_DL
#define NEWSFOLD_SIMD_SUBSET_SUMS 1
HWY_PUSH_ATTRIBUTES(HWY_TARGET_STR ",gfni")
namespace newsfold::simd {
namespace HWY_NAMESPACE {

// Byte b holds, in bit i, bit b of the i-th hash: the bytes of eight hashes are brought together,
// their 8x8 bits transposed. Hashes from `count` on are taken as zero and not read.
HWY_INLINE __m512i features_with_bit(const std::uint64_t* hashes, std::size_t count) {
  const __m512i order = _mm512_set_epi64(0x070F171F272F373F, 0x060E161E262E363E, 0x050D151D252D353D,
                                         0x040C141C242C343C, 0x030B131B232B333B, 0x020A121A222A323A,
                                         0x0109111921293139, 0x0008101820283038);
  const __m512i units = _mm512_set1_epi64(static_cast<long long>(0x8040201008040201ULL));
  const __m512i some =
      count >= 8 ? _mm512_loadu_si512(hashes)
                 : _mm512_maskz_loadu_epi64(static_cast<__mmask8>((1U << count) - 1), hashes);
  return _mm512_gf2p8affine_epi64_epi8(units, _mm512_permutexvar_epi8(order, some), 0);
}

// Sums of all trios of a step.
HWY_INLINE __m512i trio_sums(__m512i weights) {
  const auto take = [&](std::uint64_t entries, std::size_t k) HWY_ATTR {
    return _mm512_maskz_permutexvar_epi8(entries, _mm512_load_si512(&kTrioFeatures[k]), weights);
  };
  return _mm512_add_epi8(_mm512_add_epi8(take(0xAAAAAAAAAAAAAAAA, 0), take(0xCCCCCCCCCCCCCCCC, 1)),
                         take(0xF0F0F0F0F0F0F0F0, 2));
}

// Sums by bit of at most kMostFeatures features; words of 16 bits.
struct BitSums {
  __m512i even;  // of bits 0, 2, 4, ...
  __m512i odd;
};
inline constexpr std::size_t kMostFeatures = 4096;  // 15 * 4096 < 2^16
inline constexpr std::size_t kReadFeatures = 26;    // a step reads eight for its last six

// `words` holds the sums of even and odd bits, added up as they stand, `odd` the odd ones alone.
HWY_INLINE void add_bytes(__m512i sums, __m512i& words, __m512i& odd) {
  words = _mm512_add_epi16(words, sums);
  odd = _mm512_add_epi16(odd, _mm512_srli_epi16(sums, 8));
}

// For each bit, the sum of the weights of those features of table `table` that have it.
HWY_INLINE __m512i look_up(const std::uint64_t* sums, std::size_t table, __m512i features) {
  // Entry e: sum e % 8 of the first trio and sum e / 8 of the second.
  const __m512i eights = _mm512_set_epi64(
      0x3838383838383838, 0x3030303030303030, 0x2828282828282828, 0x2020202020202020,
      0x1818181818181818, 0x1010101010101010, 0x0808080808080808, 0);
  const __m512i first = _mm512_set1_epi64(static_cast<long long>(sums[2 * table]));
  const __m512i second = _mm512_multishift_epi64_epi8(
      eights, _mm512_set1_epi64(static_cast<long long>(sums[2 * table + 1])));
  return _mm512_permutexvar_epi8(features, _mm512_add_epi64(first, second));
}

// The same of the features of two tables, from `table` on, at `hashes` below `count`: at most 180 a
// byte. No lambda: clang 14 gives one no GFNI, which what it calls asks for.
HWY_INLINE __m512i look_up_two(const std::uint64_t* hashes, std::size_t count,
                               const std::uint64_t* sums, std::size_t table) {
  const std::size_t a = table * kTableFeatures;
  const std::size_t b = a + kTableFeatures;
  return _mm512_add_epi8(
      look_up(sums, table, features_with_bit(hashes + a, count < a ? 0 : count - a)),
      look_up(sums, table + 1, features_with_bit(hashes + b, count < b ? 0 : count - b)));
}

// Adds a step whose trio sums stand at `sums`, of the features at `hashes` below `count`.
HWY_INLINE void add_step(const std::uint64_t* hashes, std::size_t count, const std::uint64_t* sums,
                         __m512i& words, __m512i& odd) {
  add_bytes(look_up_two(hashes, count, sums, 0), words, odd);
  add_bytes(look_up_two(hashes, count, sums, 2), words, odd);
}

HWY_INLINE std::uint64_t sum_weights(const std::uint8_t* weights, std::size_t n) {
  __m512i sums = _mm512_setzero_si512();
  const std::size_t whole = n - n % 64;
  for (std::size_t at = 0; at < n; at += 64) {
    const __m512i some =
        at < whole ? _mm512_loadu_si512(weights + at)
                   : _mm512_maskz_loadu_epi8((std::uint64_t{1} << (n - at)) - 1, weights + at);
    sums = _mm512_add_epi64(sums, _mm512_sad_epu8(some, _mm512_setzero_si512()));
  }
  return static_cast<std::uint64_t>(_mm512_reduce_add_epi64(sums));
}

// The sums of all trios are made before they are used, for a part of a vector is not yet to be had
// right after it was stored.
HWY_INLINE BitSums sum_features(const std::uint64_t* hashes, const std::uint8_t* weights,
                                std::size_t n) {
  constexpr std::size_t kSteps = (kMostFeatures + kStepFeatures - 1) / kStepFeatures;
  HWY_ALIGN std::uint64_t sums[8 * kSteps];
  std::uint64_t* made = sums;
  std::size_t at = 0;
  for (; at + 32 <= n; at += kStepFeatures, made += 8) {
    const __m256i some = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + at));
    _mm512_store_si512(made, trio_sums(_mm512_zextsi256_si512(some)));
  }
  for (; at < n; at += kStepFeatures, made += 8) {
    const __mmask64 mask = (std::uint64_t{1} << std::min(n - at, kStepFeatures)) - 1;
    _mm512_store_si512(made, trio_sums(_mm512_maskz_loadu_epi8(mask, weights + at)));
  }
  __m512i words = _mm512_setzero_si512();
  __m512i odd = words;
  const std::uint64_t* step = sums;
  at = 0;
  for (; at + kReadFeatures <= n; at += kStepFeatures, step += 8) {
    add_step(hashes + at, kReadFeatures, step, words, odd);
  }
  for (; at < n; at += kStepFeatures, step += 8) add_step(hashes + at, n - at, step, words, odd);
  return {_mm512_sub_epi16(words, _mm512_slli_epi16(odd, 8)), odd};
}

HWY_NOINLINE std::uint64_t subset_sums_kernel(const std::uint64_t* hashes,
                                              const std::uint8_t* weights, std::size_t n) {
  const std::uint64_t total = sum_weights(weights, n);
  if (n <= kMostFeatures) {
    const BitSums sums = sum_features(hashes, weights, n);
    const __m512i limit = _mm512_set1_epi16(static_cast<short>(total / 2));
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
    out |= std::uint64_t{counts[bit] > total / 2 ? 1U : 0U} << bit;
  return out;
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();
#endif

#endif  // include guard per target
