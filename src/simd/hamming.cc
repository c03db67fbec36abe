#include "simd/hamming.h"

#include <bit>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simd/hamming.cc"
#include <hwy/foreach_target.h>
// After foreach_target:
#include <hwy/highway.h>

#include "simd/dispatch.h"

#ifndef NEWSFOLD_SIMD_HAMMING_ONCE
#define NEWSFOLD_SIMD_HAMMING_ONCE
namespace newsfold::simd {

inline constexpr std::size_t kWords = 32;

}  // namespace newsfold::simd
#endif  // NEWSFOLD_SIMD_HAMMING_ONCE

HWY_BEFORE_NAMESPACE();
namespace newsfold::simd {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::CappedTag<std::uint64_t, 8>;

HWY_INLINE std::uint32_t distance2048(const std::uint64_t* a, const std::uint64_t* b) {
#if HWY_TARGET == HWY_SCALAR
  std::uint32_t sum = 0;
  for (std::size_t w = 0; w < kWords; ++w)
    sum += static_cast<std::uint32_t>(std::popcount(a[w] ^ b[w]));
  return sum;
#else
  // Byte sums stay below 256: at most 16 vectors of at most 8 bits a byte.
  const Tag d;
  const hn::Repartition<std::uint8_t, Tag> bytes;
  auto sum = hn::Zero(bytes);
  for (std::size_t w = 0; w < kWords; w += hn::Lanes(d)) {
    const auto x = hn::Xor(hn::LoadU(d, a + w), hn::LoadU(d, b + w));
    sum = hn::Add(sum, hn::PopulationCount(hn::BitCast(bytes, x)));
  }
  return static_cast<std::uint32_t>(hn::GetLane(hn::SumOfLanes(d, hn::SumsOf8(sum))));
#endif
}

std::uint32_t hamming2048_kernel(const std::uint64_t* a, const std::uint64_t* b) {
  return distance2048(a, b);
}

void hamming_four_kernel(const FourSignatures& queries, const std::uint64_t* base,
                         std::size_t count, std::uint16_t* out) {
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3_DL
  // The queries stay in sixteen registers. Summing across a vector takes as long as counting in it:
  // the four distances, of at most 16 bits each, are summed at once.
  const Tag d;
  constexpr std::size_t kParts = kWords / 8;
  hn::Vec<Tag> query[4][kParts];
  for (std::size_t k = 0; k < 4; ++k) {
    for (std::size_t w = 0; w < kParts; ++w) query[k][w] = hn::LoadU(d, queries[k] + 8 * w);
  }
  for (std::size_t i = 0; i < count; ++i) {
    hn::Vec<Tag> row[kParts];
    for (std::size_t w = 0; w < kParts; ++w) row[w] = hn::LoadU(d, base + i * kWords + 8 * w);
    const auto differing = [&](std::size_t k) HWY_ATTR {
      const auto bits = [&](std::size_t w)
                            HWY_ATTR { return hn::PopulationCount(hn::Xor(query[k][w], row[w])); };
      return hn::Add(hn::Add(bits(0), bits(1)), hn::Add(bits(2), bits(3)));
    };
    const auto low = hn::Or(differing(0), hn::ShiftLeft<16>(differing(1)));
    const auto high = hn::Or(hn::ShiftLeft<32>(differing(2)), hn::ShiftLeft<48>(differing(3)));
    const std::uint64_t four = hn::GetLane(hn::SumOfLanes(d, hn::Or(low, high)));
    std::memcpy(out + 4 * i, &four, sizeof(four));
  }
#else
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t k = 0; k < 4; ++k)
      out[4 * i + k] = static_cast<std::uint16_t>(distance2048(queries[k], base + i * kWords));
  }
#endif
}

std::size_t at_most_kernel(const std::uint16_t* values, std::size_t count, std::uint16_t limit,
                           std::uint32_t* out) {
  std::size_t found = 0;
  std::size_t i = 0;
#if HWY_TARGET != HWY_SCALAR
  const hn::CappedTag<std::uint16_t, 32> d;
  const auto most = hn::Set(d, limit);
  for (; i + hn::Lanes(d) <= count; i += hn::Lanes(d)) {
    if (hn::AllTrue(d, hn::Gt(hn::LoadU(d, values + i), most))) continue;
    for (std::size_t j = i; j < i + hn::Lanes(d); ++j) {
      if (values[j] <= limit) out[found++] = static_cast<std::uint32_t>(j);
    }
  }
#endif
  for (; i < count; ++i) {
    if (values[i] <= limit) out[found++] = static_cast<std::uint32_t>(i);
  }
  return found;
}

std::size_t within64_kernel(std::uint64_t query, const std::uint64_t* base, std::size_t count,
                            std::uint32_t radius, std::uint32_t* out) {
  std::size_t found = 0;
  std::size_t i = 0;
#if HWY_TARGET != HWY_SCALAR
  const Tag d;
  const auto q = hn::Set(d, query);
  const auto limit = hn::Set(d, static_cast<std::uint64_t>(radius));
  for (; i + hn::Lanes(d) <= count; i += hn::Lanes(d)) {
    const auto distance = hn::PopulationCount(hn::Xor(q, hn::LoadU(d, base + i)));
    const auto near = hn::Not(hn::Gt(distance, limit));
    if (hn::AllFalse(d, near)) continue;
    for (std::size_t j = i; j < i + hn::Lanes(d); ++j) {
      if (static_cast<std::uint32_t>(std::popcount(query ^ base[j])) <= radius) {
        out[found++] = static_cast<std::uint32_t>(j);
      }
    }
  }
#endif
  for (; i < count; ++i) {
    if (static_cast<std::uint32_t>(std::popcount(query ^ base[i])) <= radius) {
      out[found++] = static_cast<std::uint32_t>(i);
    }
  }
  return found;
}

// Rare: kept out of the loop.
HWY_NOINLINE void push_near(const std::uint64_t* fingerprints, std::size_t row, std::size_t begin,
                            std::size_t end, std::uint32_t radius, std::vector<IndexPair>& out) {
  for (std::size_t j = begin; j < end; ++j) {
    if (static_cast<std::uint32_t>(std::popcount(fingerprints[row] ^ fingerprints[j])) <= radius) {
      out.push_back({static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(j)});
    }
  }
}

std::size_t triangle64_kernel(const std::uint64_t* fingerprints, std::size_t count,
                              std::uint32_t radius, std::size_t row, std::size_t limit,
                              std::vector<IndexPair>& out) {
  for (; row < count && out.size() < limit; ++row) {
    std::size_t j = row + 1;
#if HWY_TARGET != HWY_SCALAR
    const Tag d;
    const std::size_t step = 2 * hn::Lanes(d);
    const auto query = hn::Set(d, fingerprints[row]);
    const auto limit_bits = hn::Set(d, static_cast<std::uint64_t>(radius) + 1);
    const auto is_near = [&](std::size_t at) HWY_ATTR {
      const auto x = hn::Xor(query, hn::LoadU(d, fingerprints + at));
      const auto y = hn::Xor(query, hn::LoadU(d, fingerprints + at + hn::Lanes(d)));
      return !hn::AllFalse(d, hn::Or(hn::Lt(hn::PopulationCount(x), limit_bits),
                                     hn::Lt(hn::PopulationCount(y), limit_bits)));
    };
    for (; j + step <= count; j += step) {
      if (HWY_UNLIKELY(is_near(j))) push_near(fingerprints, row, j, j + step, radius, out);
    }
    // The rest once more with some that were seen already: seldom is any of them near.
    if (j > row + 1 && !is_near(count - step)) continue;
#endif
    push_near(fingerprints, row, j, count, radius, out);
  }
  return row;
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace newsfold::simd {

HWY_EXPORT(hamming2048_kernel);
HWY_EXPORT(hamming_four_kernel);
HWY_EXPORT(at_most_kernel);
HWY_EXPORT(within64_kernel);
HWY_EXPORT(triangle64_kernel);

std::uint32_t hamming2048(std::span<const std::uint64_t, 32> a,
                          std::span<const std::uint64_t, 32> b) {
  return NEWSFOLD_DISPATCH(hamming2048_kernel)(a.data(), b.data());
}

void hamming2048_four(const FourSignatures& queries, const std::uint64_t* base, std::size_t count,
                      std::uint16_t* out) {
  NEWSFOLD_DISPATCH(hamming_four_kernel)(queries, base, count, out);
}

std::size_t at_most(std::span<const std::uint16_t> values, std::uint16_t limit,
                    std::uint32_t* out) {
  return NEWSFOLD_DISPATCH(at_most_kernel)(values.data(), values.size(), limit, out);
}

std::size_t within64(std::uint64_t query, const std::uint64_t* base, std::size_t count,
                     std::uint32_t radius, std::uint32_t* out) {
  return NEWSFOLD_DISPATCH(within64_kernel)(query, base, count, radius, out);
}

std::size_t triangle64(std::span<const std::uint64_t> fingerprints, std::uint32_t radius,
                       std::size_t row, std::size_t limit, std::vector<IndexPair>& out) {
  return NEWSFOLD_DISPATCH(triangle64_kernel)(fingerprints.data(), fingerprints.size(), radius, row,
                                              limit, out);
}

}  // namespace newsfold::simd
#endif  // HWY_ONCE
