// Weighted bit counts by tables of subset sums, for targets with AVX-512 VBMI; Highway 1.0.3 knows
// no GFNI, so that the functions ask for it and run only where has_gfni(). Included once a target
// by Highway's foreach_target.
//
// Of each eight features that a byte of bits speaks of, six look up the sum of their weights in a
// table of 64: a permute sees the low six bits of an index only, so that nothing need be masked.
//
// What limits this on Zen 5 are four operations a cycle, two of them permutes or transpositions,
// and loads: two a cycle, one where a cache line ends in them. Of the loads that fill a vector by
// repetition those of one qword are free, those of more cost a permute.
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

#include "simd/adder-inl.h"

#ifndef NEWSFOLD_SIMD_SUBSET_SUMS_ONCE
#define NEWSFOLD_SIMD_SUBSET_SUMS_ONCE
namespace newsfold::simd {

inline constexpr std::size_t kTableFeatures = 6;
inline constexpr std::size_t kStepTables = 4;
inline constexpr std::size_t kStepFeatures = kStepTables * kTableFeatures;
inline constexpr std::size_t kStepTrios = 2 * kStepTables;

struct alignas(64) ByteIndices {
  std::uint8_t bytes[64];
};

// The features of a step make eight trios, two a table: byte k of qword t is feature k of trio t.
constexpr ByteIndices trio_features() {
  ByteIndices out{};
  for (std::size_t i = 0; i < 64; ++i) {
    out.bytes[i] = static_cast<std::uint8_t>(i / 8 * 3 + std::min<std::size_t>(i % 8, 2));
  }
  return out;
}
inline constexpr ByteIndices kTrioFeatures = trio_features();

// The bytes of eight hashes brought together, those of hash `first` as the last of each eight and
// so on backwards, as a transposition wants them.
constexpr ByteIndices bytes_together(std::size_t first) {
  ByteIndices out{};
  for (std::size_t i = 0; i < 64; ++i) {
    out.bytes[i] = static_cast<std::uint8_t>((7 - i % 8 + first) % 8 * 8 + i / 8);
  }
  return out;
}
inline constexpr ByteIndices kFromFirst = bytes_together(0);
inline constexpr ByteIndices kFromThird = bytes_together(2);

}  // namespace newsfold::simd
#endif  // NEWSFOLD_SIMD_SUBSET_SUMS_ONCE

#undef NEWSFOLD_SIMD_SUBSET_SUMS
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3_DL
#define NEWSFOLD_SIMD_SUBSET_SUMS 1
HWY_PUSH_ATTRIBUTES(HWY_TARGET_STR ",gfni")
namespace newsfold::simd {
namespace HWY_NAMESPACE {

// Up to eight hashes; those from `count` on are taken as zero and not read.
HWY_INLINE __m512i eight_hashes(const std::uint64_t* hashes, std::size_t count) {
  if (count >= 8) return _mm512_loadu_si512(hashes);
  return _mm512_maskz_loadu_epi64(static_cast<__mmask8>((1U << count) - 1), hashes);
}

// Byte b holds, in bit i, bit b of the i-th hash of `order`: the bytes of eight hashes are brought
// together, their 8x8 bits transposed.
HWY_INLINE __m512i features_with_bit(__m512i hashes, const ByteIndices& order) {
  const __m512i units = _mm512_set1_epi64(static_cast<long long>(0x8040201008040201ULL));
  return _mm512_gf2p8affine_epi64_epi8(
      units, _mm512_permutexvar_epi8(_mm512_load_si512(&order), hashes), 0);
}

// Eight sums of each trio of a step: entry e adds those features k of it for which e has bit k. One
// product gives all: three neighbours in the factor's bytes, 0 1 0 1 1 1 0 0 after zeros, are each
// subset once (a de Bruijn sequence). They are put in order then.
HWY_INLINE __m512i trio_sums(__m512i weights) {
  const __m512i trios =
      _mm512_maskz_permutexvar_epi8(0x0707070707070707, _mm512_load_si512(&kTrioFeatures), weights);
  const __m512i products = _mm512_mullo_epi64(trios, _mm512_set1_epi64(0x0000010101000100));
  return _mm512_multishift_epi64_epi8(_mm512_set1_epi64(0x2830183820100800), products);
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

// Entry e of a table: sum e % 8 of its first trio and sum e / 8 of its second.
HWY_INLINE __m512i table_of(const std::uint64_t* trios) {
  const __m512i eights = _mm512_set_epi64(
      0x3838383838383838, 0x3030303030303030, 0x2828282828282828, 0x2020202020202020,
      0x1818181818181818, 0x1010101010101010, 0x0808080808080808, 0);
  const __m512i first = _mm512_set1_epi64(static_cast<long long>(trios[0]));
  const __m512i second =
      _mm512_multishift_epi64_epi8(eights, _mm512_set1_epi64(static_cast<long long>(trios[1])));
  return _mm512_add_epi64(first, second);
}

// What one table of a step looks up, and where.
struct Query {
  __m512i features;
  __m512i table;
};

// In the order written: what is ready comes before what will wait.
HWY_INLINE __m512i kept_bytes(__m512i v) {
  return kept(hwy::HWY_NAMESPACE::Vec512<std::uint64_t>{v}).raw;
}

// Of table `t` of a step, whose features stand at `hashes` below `count`, its trio sums at `trios`.
// No lambda: clang 14 gives one no GFNI, which what it calls asks for.
HWY_INLINE Query query_of(std::size_t t, const std::uint64_t* hashes, std::size_t count,
                          const std::uint64_t* trios) {
  // Eight are read; the last six end with the step, so that no more than the step is.
  const std::size_t first = t + 1 < kStepTables ? t * kTableFeatures : kStepFeatures - 8;
  const ByteIndices& order = t + 1 < kStepTables ? kFromFirst : kFromThird;
  const __m512i some = eight_hashes(hashes + first, count < first ? 0 : count - first);
  const __m512i features = kept_bytes(features_with_bit(some, order));
  return {features, kept_bytes(table_of(trios + 2 * t))};
}

// For each bit, the sum of the weights of those features that have it: at most 90.
HWY_INLINE __m512i look_up(const Query& query) {
  return kept_bytes(_mm512_permutexvar_epi8(query.features, query.table));
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

// Those of the step at feature `at`, none from n on.
HWY_INLINE void store_trio_sums(const std::uint8_t* weights, std::size_t n, std::size_t at,
                                std::uint64_t* trios) {
  std::uint64_t* const to = trios + at / kStepFeatures * kStepTrios;
  if (at + 32 <= n) {
    const __m256i some = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + at));
    _mm512_store_si512(to, trio_sums(_mm512_zextsi256_si512(some)));
  } else if (at < n) {
    const __mmask64 mask = (std::uint64_t{1} << std::min(n - at, kStepFeatures)) - 1;
    _mm512_store_si512(to, trio_sums(_mm512_maskz_loadu_epi8(mask, weights + at)));
  }
}

struct Step {
  Query queries[kStepTables];
};

HWY_INLINE Step make_step(const std::uint64_t* hashes, std::size_t count,
                          const std::uint64_t* trios) {
  return {{query_of(0, hashes, count, trios), query_of(1, hashes, count, trios),
           query_of(2, hashes, count, trios), query_of(3, hashes, count, trios)}};
}

HWY_INLINE void add_step(const Step& step, __m512i& words, __m512i& odd) {
  for (std::size_t t = 0; t < kStepTables; t += 2) {
    add_bytes(_mm512_add_epi8(look_up(step.queries[t]), look_up(step.queries[t + 1])), words, odd);
  }
}

// Sums by bit of two tables each, still to be added.
struct Found {
  __m512i first;
  __m512i second;
};

// Adds what was found before, looks up `step` and makes the next one, whose trio sums are at
// `trios`, so that little waits.
HWY_INLINE void advance(const std::uint64_t* hashes, const std::uint64_t* trios, const Step& step,
                        Step& next, Found& found, __m512i& words, __m512i& odd) {
  next.queries[0] = query_of(0, hashes, kStepFeatures, trios);
  const __m512i a = look_up(step.queries[0]);
  next.queries[1] = query_of(1, hashes, kStepFeatures, trios);
  const __m512i b = look_up(step.queries[1]);
  add_bytes(found.first, words, odd);
  next.queries[2] = query_of(2, hashes, kStepFeatures, trios);
  const __m512i c = look_up(step.queries[2]);
  next.queries[3] = query_of(3, hashes, kStepFeatures, trios);
  const __m512i d = look_up(step.queries[3]);
  add_bytes(found.second, words, odd);
  found = {kept_bytes(_mm512_add_epi8(a, b)), kept_bytes(_mm512_add_epi8(c, d))};
}

// A pipeline: a step is made while the one before looks up; trio sums are made some steps before
// they are used, for a part of a vector is not yet to be had right after it was stored. REQUIRES:
// n > 0.
HWY_INLINE BitSums sum_features(const std::uint64_t* hashes, const std::uint8_t* weights,
                                std::size_t n) {
  constexpr std::size_t kSteps = (kMostFeatures + kStepFeatures - 1) / kStepFeatures;
  constexpr std::size_t kAhead = 8 * kStepFeatures;
  HWY_ALIGN std::uint64_t sums[kStepTrios * kSteps];
  const auto trios = [&](std::size_t at) { return sums + at / kStepFeatures * kStepTrios; };
  for (std::size_t at = 0; at < kAhead; at += kStepFeatures) store_trio_sums(weights, n, at, sums);
  const __m512i zero = _mm512_setzero_si512();
  __m512i words = zero;
  __m512i odd = zero;
  Found found{zero, zero};
  Step step = make_step(hashes, n, sums);
  Step next;
  std::size_t at = kStepFeatures;  // of the step to be made
  for (; at + 2 * kStepFeatures <= n; at += 2 * kStepFeatures) {
    store_trio_sums(weights, n, at - kStepFeatures + kAhead, sums);
    advance(hashes + at, trios(at), step, next, found, words, odd);
    store_trio_sums(weights, n, at + kAhead, sums);
    advance(hashes + at + kStepFeatures, trios(at + kStepFeatures), next, step, found, words, odd);
  }
  if (at + kStepFeatures <= n) {
    advance(hashes + at, trios(at), step, next, found, words, odd);
    at += kStepFeatures;
    step = next;
  }
  add_bytes(found.first, words, odd);
  add_bytes(found.second, words, odd);
  add_step(step, words, odd);
  if (at < n) add_step(make_step(hashes + at, n - at, trios(at)), words, odd);
  return {_mm512_sub_epi16(words, _mm512_slli_epi16(odd, 8)), odd};
}

HWY_NOINLINE std::uint64_t subset_sums_kernel(const std::uint64_t* hashes,
                                              const std::uint8_t* weights, std::size_t n) {
  if (n == 0) return 0;
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
