#include "simd/dense.h"

#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simd/dense.cc"
#include <hwy/foreach_target.h>
// After foreach_target:
#include <hwy/highway.h>

#include "simd/dispatch.h"

HWY_BEFORE_NAMESPACE();
namespace newsfold::simd {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

// One lane holds no pair of inputs.
void dense_rows_of_target(const std::int16_t* x, std::size_t rows, std::size_t taps,
                          std::size_t step, const std::int16_t* weights, const std::int32_t* bias,
                          std::int32_t* out) {
  for (std::size_t t = 0; t < rows; ++t) {
    std::uint32_t sums[kDenseWidth];
    std::memcpy(sums, bias, sizeof sums);
    for (std::size_t k = 0; k < taps; ++k) {
      const std::int16_t* from = x + (t + k * step) * kDenseWidth;
      for (std::size_t i = 0; i < kDenseWidth; ++i) {
        const std::int16_t* w = weights + k * kDenseTap + i / 2 * 2 * kDenseWidth + i % 2;
        for (std::size_t o = 0; o < kDenseWidth; ++o)
          sums[o] += static_cast<std::uint32_t>(from[i] * w[2 * o]);
      }
    }
    std::memcpy(out + t * kDenseWidth, sums, sizeof sums);
  }
}

void sum_rows_of_target(const std::int8_t* table, std::size_t stride, const std::uint32_t* chosen,
                        std::size_t n, std::int32_t* out) {
  std::memset(out, 0, kDenseWidth * sizeof *out);
  for (std::size_t r = 0; r < n; ++r) {
    const std::int8_t* row = table + chosen[r] * stride;
    for (std::size_t o = 0; o < kDenseWidth; ++o) out[o] += row[o];
  }
}

void add_rectified_of_target(const std::int32_t* sums, std::size_t rows, std::int16_t most,
                             std::int16_t* x) {
  for (std::size_t i = 0; i < rows * kDenseWidth; ++i) {
    const std::int32_t sum = x[i] + (HWY_MAX(sums[i], 0) >> kDenseShift);
    x[i] = static_cast<std::int16_t>(HWY_MIN(sum, most));
  }
}

#else

using Sums = hn::CappedTag<std::int32_t, kDenseWidth>;
using Pairs = hn::Repartition<std::int16_t, Sums>;

HWY_INLINE std::int32_t pair_at(const std::int16_t* x) {
  std::int32_t pair;
  std::memcpy(&pair, x, sizeof pair);
  return pair;
}

// kRows rows and two vectors of outputs at once, so that weights are loaded once for all rows, and
// inputs once for both vectors.
template <std::size_t kRows>
HWY_INLINE void dense_block(const std::int16_t* x, std::size_t taps, std::size_t step,
                            const std::int16_t* weights, const std::int32_t* bias,
                            std::int32_t* out) {
  const Sums sums;
  const Pairs pairs;
  const std::size_t lanes = hn::Lanes(sums);
  static_assert(kRows == 1 || kRows == 4);
  for (std::size_t o = 0; o < kDenseWidth; o += 2 * lanes) {
    const auto low = hn::LoadU(sums, bias + o), high = hn::LoadU(sums, bias + o + lanes);
    const auto zero = hn::Zero(sums);
    auto a0 = low, a1 = low, a2 = low, a3 = low, b0 = high, b1 = high, b2 = high, b3 = high;
    // What some targets put the odd inputs in.
    auto c0 = zero, c1 = zero, c2 = zero, c3 = zero, d0 = zero, d1 = zero, d2 = zero, d3 = zero;
    for (std::size_t k = 0; k < taps; ++k) {
      const std::int16_t* from = x + k * step * kDenseWidth;
      const std::int16_t* w = weights + k * kDenseTap + 2 * o;
      for (std::size_t i = 0; i < kDenseWidth; i += 2, w += 2 * kDenseWidth) {
        const auto weight_low = hn::LoadU(pairs, w);
        const auto weight_high = hn::LoadU(pairs, w + 2 * lanes);
        const auto add = [&](std::size_t row, auto& a, auto& b, auto& c, auto& d) HWY_ATTR {
          const auto pair =
              hn::BitCast(pairs, hn::Set(sums, pair_at(from + row * kDenseWidth + i)));
          a = hn::ReorderWidenMulAccumulate(sums, pair, weight_low, a, c);
          b = hn::ReorderWidenMulAccumulate(sums, pair, weight_high, b, d);
        };
        add(0, a0, b0, c0, d0);
        if constexpr (kRows == 1) continue;
        add(1, a1, b1, c1, d1);
        add(2, a2, b2, c2, d2);
        add(3, a3, b3, c3, d3);
      }
    }
    const auto store = [&](std::size_t row, auto a, auto b, auto c, auto d) HWY_ATTR {
      std::int32_t* to = out + row * kDenseWidth + o;
      hn::StoreU(hn::RearrangeToOddPlusEven(a, c), sums, to);
      hn::StoreU(hn::RearrangeToOddPlusEven(b, d), sums, to + lanes);
    };
    store(0, a0, b0, c0, d0);
    if constexpr (kRows == 1) continue;
    store(1, a1, b1, c1, d1);
    store(2, a2, b2, c2, d2);
    store(3, a3, b3, c3, d3);
  }
}

void dense_rows_of_target(const std::int16_t* x, std::size_t rows, std::size_t taps,
                          std::size_t step, const std::int16_t* weights, const std::int32_t* bias,
                          std::int32_t* out) {
  std::size_t t = 0;
  for (; t + 4 <= rows; t += 4)
    dense_block<4>(x + t * kDenseWidth, taps, step, weights, bias, out + t * kDenseWidth);
  for (; t < rows; ++t)
    dense_block<1>(x + t * kDenseWidth, taps, step, weights, bias, out + t * kDenseWidth);
}

// 16-bit sums hold 256 rows; then they are added to 32-bit ones.
void sum_rows_of_target(const std::int8_t* table, std::size_t stride, const std::uint32_t* chosen,
                        std::size_t n, std::int32_t* out) {
  constexpr std::size_t kRowsAtOnce = 256;
  const hn::CappedTag<std::int16_t, kDenseWidth> words;
  const hn::Rebind<std::int8_t, decltype(words)> bytes;
  const hn::Repartition<std::int32_t, decltype(words)> wide;
  const hn::Half<decltype(words)> half;
  std::memset(out, 0, kDenseWidth * sizeof *out);
  for (std::size_t begin = 0; begin < n; begin += kRowsAtOnce) {
    const std::size_t end = HWY_MIN(n, begin + kRowsAtOnce);
    for (std::size_t o = 0; o < kDenseWidth; o += hn::Lanes(words)) {
      auto sum = hn::Zero(words);
      for (std::size_t r = begin; r < end; ++r) {
        const std::int8_t* row = table + chosen[r] * stride + o;
        sum = hn::Add(sum, hn::PromoteTo(words, hn::LoadU(bytes, row)));
      }
      const auto low = hn::PromoteTo(wide, hn::LowerHalf(half, sum));
      const auto high = hn::PromoteTo(wide, hn::UpperHalf(half, sum));
      std::int32_t* to = out + o;
      hn::StoreU(hn::Add(hn::LoadU(wide, to), low), wide, to);
      to += hn::Lanes(wide);
      hn::StoreU(hn::Add(hn::LoadU(wide, to), high), wide, to);
    }
  }
}

// What saturates in 16 bits is more than `most` anyway.
void add_rectified_of_target(const std::int32_t* sums, std::size_t rows, std::int16_t most,
                             std::int16_t* x) {
  const Sums wide;
  const hn::Rebind<std::int16_t, Sums> narrow;
  const auto zero = hn::Zero(wide);
  const auto limit = hn::Set(narrow, most);
  for (std::size_t i = 0; i < rows * kDenseWidth; i += hn::Lanes(wide)) {
    const auto sum = hn::Max(hn::LoadU(wide, sums + i), zero);
    const auto added = hn::DemoteTo(narrow, hn::ShiftRight<kDenseShift>(sum));
    const auto total = hn::SaturatedAdd(hn::LoadU(narrow, x + i), added);
    hn::StoreU(hn::Min(total, limit), narrow, x + i);
  }
}

#endif

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace newsfold::simd {

HWY_EXPORT(dense_rows_of_target);
HWY_EXPORT(sum_rows_of_target);
HWY_EXPORT(add_rectified_of_target);

void dense_rows(const std::int16_t* x, std::size_t rows, std::size_t taps, std::size_t step,
                const std::int16_t* weights, const std::int32_t* bias, std::int32_t* out) {
  NEWSFOLD_DISPATCH(dense_rows_of_target)(x, rows, taps, step, weights, bias, out);
}

void sum_rows(const std::int8_t* table, std::size_t stride, const std::uint32_t* chosen,
              std::size_t n, std::int32_t* out) {
  NEWSFOLD_DISPATCH(sum_rows_of_target)(table, stride, chosen, n, out);
}

void add_rectified(const std::int32_t* sums, std::size_t rows, std::int16_t most, std::int16_t* x) {
  NEWSFOLD_DISPATCH(add_rectified_of_target)(sums, rows, most, x);
}

}  // namespace newsfold::simd
#endif
