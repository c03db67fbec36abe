// Weighted bit counts by tables of subset sums, for targets with AVX-512 VBMI; Highway 1.0.3 knows
// no GFNI, so that the functions ask for it and run only where has_gfni(). Included once a target
// by Highway's foreach_target.
//
// Of each eight features that a byte of bits speaks of, six look up the sum of their weights in a
// table of 64; the two left over of three bytes make a fourth index. A permute sees the low six
// bits of an index only, so that nothing need be masked.
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

inline constexpr std::size_t kStepFeatures = 24;

// The features of a step whose subsets share eight sums: entry e of trio t is the sum of the
// weights of those features k of it for which e has bit k. Two trios make a table.
inline constexpr std::uint8_t kTrios[8][3] = {{0, 1, 2},    {3, 4, 5},    {8, 9, 10}, {11, 12, 13},
                                              {16, 17, 18}, {19, 20, 21}, {6, 7, 14}, {15, 22, 23}};

struct alignas(64) ByteIndices {
  std::uint8_t bytes[64];
};

// For each sum of all trios, feature k of its trio.
constexpr ByteIndices trio_features(std::size_t k) {
  ByteIndices out{};
  for (std::size_t i = 0; i < 64; ++i) out.bytes[i] = kTrios[i / 8][k];
  return out;
}
inline constexpr ByteIndices kTrioFeatures[3] = {trio_features(0), trio_features(1),
                                                 trio_features(2)};

// For each entry of a table, the sum of its second trio.
constexpr ByteIndices second_trio(std::size_t table) {
  ByteIndices out{};
  for (std::size_t e = 0; e < 64; ++e) {
    out.bytes[e] = static_cast<std::uint8_t>(8 * (2 * table + 1) + e / 8);
  }
  return out;
}
inline constexpr ByteIndices kSecondTrios[4] = {second_trio(0), second_trio(1), second_trio(2),
                                                second_trio(3)};

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

// `words` holds the sums of even and odd bits, added up as they stand, `odd` the odd ones alone.
HWY_INLINE void add_bytes(__m512i sums, __m512i& words, __m512i& odd) {
  words = _mm512_add_epi16(words, sums);
  odd = _mm512_add_epi16(odd, _mm512_srli_epi16(sums, 8));
}

// Adds a step of `count` features whose trio sums stand at `sums`.
HWY_INLINE void add_step(const std::uint64_t* hashes, std::size_t count, const std::uint64_t* sums,
                         __m512i& words, __m512i& odd) {
  const __m512i a = features_with_bit(hashes, count);
  const __m512i b = features_with_bit(hashes + 8, count < 8 ? 0 : count - 8);
  const __m512i c = features_with_bit(hashes + 16, count < 16 ? 0 : count - 16);
  const auto choose = [](std::uint8_t bits, __m512i one, __m512i other) HWY_ATTR {
    return _mm512_ternarylogic_epi64(_mm512_set1_epi8(static_cast<char>(bits)), one, other, 0xCA);
  };
  const __m512i left_over = choose(0x30, _mm512_ror_epi64(c, 2),
                                   choose(0x0C, _mm512_ror_epi64(b, 4), _mm512_ror_epi64(a, 6)));
  const __m512i all = _mm512_load_si512(sums);
  const auto look_up = [&](std::size_t table, __m512i index) HWY_ATTR {
    const __m512i first = _mm512_set1_epi64(static_cast<long long>(sums[2 * table]));
    const __m512i second = _mm512_permutexvar_epi8(_mm512_load_si512(&kSecondTrios[table]), all);
    return _mm512_permutexvar_epi8(index, _mm512_add_epi64(first, second));
  };
  add_bytes(_mm512_add_epi8(look_up(0, a), look_up(1, b)), words, odd);  // at most 180 a byte
  add_bytes(_mm512_add_epi8(look_up(2, c), look_up(3, left_over)), words, odd);
}

// Makes a step's trio sums of its `count` weights and adds these up. No lambda: clang 14 gives one
// no GFNI, which what it calls asks for.
HWY_INLINE void make_sums(const std::uint8_t* weights, std::size_t count, std::uint64_t* sums,
                          __m512i& weight_sums) {
  const __m512i some = _mm512_maskz_loadu_epi8((std::uint64_t{1} << count) - 1, weights);
  weight_sums = _mm512_add_epi64(weight_sums, _mm512_sad_epu8(some, _mm512_setzero_si512()));
  _mm512_store_si512(sums, trio_sums(some));
}

// Adds the sum of n weights to `total`. The sums of all trios are made before they are used, for a
// part of a vector is not yet to be had right after it was stored.
HWY_INLINE BitSums sum_features(const std::uint64_t* hashes, const std::uint8_t* weights,
                                std::size_t n, std::uint64_t& total) {
  constexpr std::size_t kSteps = (kMostFeatures + kStepFeatures - 1) / kStepFeatures;
  HWY_ALIGN std::uint64_t sums[8 * kSteps];
  __m512i weight_sums = _mm512_setzero_si512();
  const std::size_t whole = n - n % kStepFeatures;
  std::uint64_t* made = sums;
  for (std::size_t at = 0; at < whole; at += kStepFeatures, made += 8) {
    make_sums(weights + at, kStepFeatures, made, weight_sums);
  }
  if (whole < n) make_sums(weights + whole, n - whole, made, weight_sums);
  total += static_cast<std::uint64_t>(_mm512_reduce_add_epi64(weight_sums));
  __m512i words = _mm512_setzero_si512();
  __m512i odd = words;
  const std::uint64_t* step = sums;
  for (std::size_t at = 0; at < whole; at += kStepFeatures, step += 8) {
    add_step(hashes + at, kStepFeatures, step, words, odd);
  }
  if (whole < n) add_step(hashes + whole, n - whole, step, words, odd);
  return {_mm512_sub_epi16(words, _mm512_slli_epi16(odd, 8)), odd};
}

HWY_NOINLINE std::uint64_t subset_sums_kernel(const std::uint64_t* hashes,
                                              const std::uint8_t* weights, std::size_t n) {
  std::uint64_t total = 0;
  if (n <= kMostFeatures) {
    const BitSums sums = sum_features(hashes, weights, n, total);
    const __m512i limit = _mm512_set1_epi16(static_cast<short>(total / 2));
    return _pdep_u64(_mm512_cmpgt_epu16_mask(sums.even, limit), 0x5555555555555555) |
           _pdep_u64(_mm512_cmpgt_epu16_mask(sums.odd, limit), 0xAAAAAAAAAAAAAAAA);
  }
  std::uint64_t counts[64] = {};
  for (std::size_t begin = 0; begin < n; begin += kMostFeatures) {
    const BitSums sums =
        sum_features(hashes + begin, weights + begin, std::min(kMostFeatures, n - begin), total);
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
