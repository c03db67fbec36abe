#include "bench/baselines.h"

#include <algorithm>
#include <cstdint>

#include <immintrin.h>

namespace newsfold::bench {

__attribute__((target("avx512f"))) std::uint64_t load_limit_avx512(
    std::span<const std::uint64_t> hashes) {
  const std::uint64_t* const h = hashes.data();
  __m512i a = _mm512_setzero_si512(), b = a, c = a, d = a;
  std::size_t i = 0;
  for (; i + 32 <= hashes.size(); i += 32) {
    a = _mm512_xor_si512(a, _mm512_loadu_si512(h + i));
    b = _mm512_xor_si512(b, _mm512_loadu_si512(h + i + 8));
    c = _mm512_xor_si512(c, _mm512_loadu_si512(h + i + 16));
    d = _mm512_xor_si512(d, _mm512_loadu_si512(h + i + 24));
  }
  for (; i + 8 <= hashes.size(); i += 8) a = _mm512_xor_si512(a, _mm512_loadu_si512(h + i));
  const __m512i sum = _mm512_xor_si512(_mm512_xor_si512(a, b), _mm512_xor_si512(c, d));
  return static_cast<std::uint64_t>(_mm512_reduce_or_epi64(sum));
}

__attribute__((target("avx2"))) std::uint64_t load_limit_avx2(
    std::span<const std::uint64_t> hashes) {
  const auto* const h = reinterpret_cast<const __m256i*>(hashes.data());
  __m256i a = _mm256_setzero_si256(), b = a, c = a, d = a;
  const std::size_t vectors = hashes.size() / 4;
  std::size_t i = 0;
  for (; i + 4 <= vectors; i += 4) {
    a = _mm256_xor_si256(a, _mm256_loadu_si256(h + i));
    b = _mm256_xor_si256(b, _mm256_loadu_si256(h + i + 1));
    c = _mm256_xor_si256(c, _mm256_loadu_si256(h + i + 2));
    d = _mm256_xor_si256(d, _mm256_loadu_si256(h + i + 3));
  }
  for (; i < vectors; ++i) a = _mm256_xor_si256(a, _mm256_loadu_si256(h + i));
  const __m256i sum = _mm256_xor_si256(_mm256_xor_si256(a, b), _mm256_xor_si256(c, d));
  alignas(32) std::uint64_t out[4];
  _mm256_store_si256(reinterpret_cast<__m256i*>(out), sum);
  return out[0] ^ out[1] ^ out[2] ^ out[3];
}

__attribute__((target("avx2"))) std::uint64_t byte_lanes_avx2(
    std::span<const std::uint64_t> hashes) {
  const __m256i low = _mm256_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2,
                                       2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3);
  const __m256i high = _mm256_add_epi8(low, _mm256_set1_epi8(4));
  const __m256i bits = _mm256_set1_epi64x(static_cast<long long>(0x8040201008040201ULL));
  std::uint32_t counts[64] = {};
  for (std::size_t begin = 0; begin < hashes.size(); begin += 255) {
    __m256i sum_low = _mm256_setzero_si256(), sum_high = sum_low;
    const std::size_t end = std::min(hashes.size(), begin + 255);
    for (std::size_t i = begin; i < end; ++i) {
      const __m256i hash = _mm256_set1_epi64x(static_cast<long long>(hashes[i]));
      const __m256i a = _mm256_and_si256(_mm256_shuffle_epi8(hash, low), bits);
      const __m256i b = _mm256_and_si256(_mm256_shuffle_epi8(hash, high), bits);
      sum_low = _mm256_sub_epi8(sum_low, _mm256_cmpeq_epi8(a, bits));
      sum_high = _mm256_sub_epi8(sum_high, _mm256_cmpeq_epi8(b, bits));
    }
    alignas(32) std::uint8_t bytes[64];
    _mm256_store_si256(reinterpret_cast<__m256i*>(bytes), sum_low);
    _mm256_store_si256(reinterpret_cast<__m256i*>(bytes + 32), sum_high);
    for (std::size_t bit = 0; bit < 64; ++bit) counts[bit] += bytes[bit];
  }
  std::uint64_t out = 0;
  for (std::size_t bit = 0; bit < 64; ++bit) {
    if (2 * std::size_t{counts[bit]} > hashes.size()) out |= std::uint64_t{1} << bit;
  }
  return out;
}

__attribute__((target("avx512f,avx512bw"))) std::uint64_t weighted_int8_masks(
    std::span<const std::uint64_t> hashes, std::span<const std::uint8_t> weights) {
  constexpr std::size_t kFit = 17;  // weights of 15 in a byte
  __m512i low = _mm512_setzero_si512(), high = low;
  std::uint32_t total = 0;
  for (std::size_t begin = 0; begin < hashes.size(); begin += kFit) {
    __m512i sum = _mm512_setzero_si512();
    const std::size_t end = std::min(hashes.size(), begin + kFit);
    for (std::size_t i = begin; i < end; ++i) {
      total += weights[i];
      sum = _mm512_mask_add_epi8(sum, hashes[i], sum,
                                 _mm512_set1_epi8(static_cast<char>(weights[i])));
    }
    low = _mm512_add_epi16(low, _mm512_cvtepu8_epi16(_mm512_castsi512_si256(sum)));
    high = _mm512_add_epi16(high, _mm512_cvtepu8_epi16(_mm512_extracti64x4_epi64(sum, 1)));
  }
  const __m512i limit = _mm512_set1_epi16(static_cast<short>(total / 2));
  return _mm512_cmpgt_epu16_mask(low, limit) |
         static_cast<std::uint64_t>(_mm512_cmpgt_epu16_mask(high, limit)) << 32;
}

}  // namespace newsfold::bench
