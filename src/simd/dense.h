// Matrix times many rows, in integers: what a small network over sequences spends its time on.
#pragma once

#include <cstddef>
#include <cstdint>

namespace newsfold::simd {

inline constexpr std::size_t kDenseWidth = 32;                       // numbers in a row, in and out
inline constexpr std::size_t kDenseTap = kDenseWidth * kDenseWidth;  // weights of one tap
inline constexpr int kDenseShift = 10;                               // 1024 of a weight are one

// A convolution over rows, or, with one tap, a matrix product: for each row t and output o
//   out[t][o] = bias[o] + sum over taps k and inputs i of x[t + k * step][i] * w(k, i, o)
// in 32-bit integers that wrap around. w(k, i, o) stands at weights[k * kDenseTap + i / 2 * 64 +
// 2 * o + i % 2]: inputs in pairs, as multiply-add instructions take them. Reads
// rows + (taps - 1) * step rows of x and writes `rows` rows of out, which overlaps nothing. The
// same on every target; no alignment required. Cost: about 60 ns a row of three taps with AVX2.
void dense_rows(const std::int16_t* x, std::size_t rows, std::size_t taps, std::size_t step,
                const std::int16_t* weights, const std::int32_t* bias, std::int32_t* out);

// Sums of chosen rows of 8-bit numbers: out[o] = sum over r of table[chosen[r] * stride + o], for
// kDenseWidth numbers. Exact for any number of rows below 2^23. Cost: about 2 ns a row with AVX2.
void sum_rows(const std::int8_t* table, std::size_t stride, const std::uint32_t* chosen,
              std::size_t n, std::int32_t* out);

// Adds rectified sums of products to `rows` rows of x, in place:
//   x[t][i] = min(x[t][i] + max(sums[t][i], 0) / 2^kDenseShift, most)
// REQUIRES: 0 <= x[t][i] <= most. Cost: about 5 ns a row with AVX2.
void add_rectified(const std::int32_t* sums, std::size_t rows, std::int16_t most, std::int16_t* x);

}  // namespace newsfold::simd
