#include "simd/dense.h"

#include <random>

#include "reference/dense.h"
#include "simd/each_target.h"

namespace newsfold::simd {
namespace {

std::vector<std::int16_t> random_numbers(std::size_t n, int most, std::mt19937& random) {
  std::uniform_int_distribution<int> pick(-most, most);
  std::vector<std::int16_t> out(n);
  for (auto& number : out) number = static_cast<std::int16_t>(pick(random));
  return out;
}

std::vector<std::int32_t> dense(const std::vector<std::int16_t>& x, std::size_t rows,
                                std::size_t taps, std::size_t step,
                                const std::vector<std::int16_t>& weights,
                                const std::vector<std::int32_t>& bias) {
  std::vector<std::int32_t> out(rows * kDenseWidth);
  dense_rows(x.data(), rows, taps, step, weights.data(), bias.data(), out.data());
  return out;
}

TEST(DenseRows, EveryNumberOfRowsEqualsTheTwin) {
  std::mt19937 random(1);
  const auto weights = random_numbers(3 * kDenseTap, 4095, random);
  std::vector<std::int32_t> bias(kDenseWidth);
  for (auto& b : bias) b = static_cast<std::int32_t>(random() % 200001) - 100000;
  for (std::size_t rows = 0; rows <= 13; ++rows) {
    for (const std::size_t taps : {1, 3}) {
      for (const std::size_t step : {1, 2, 16}) {
        const auto x = random_numbers((rows + (taps - 1) * step) * kDenseWidth, 4095, random);
        const auto expected = reference::dense_rows(x, rows, taps, step, weights, bias);
        on_each_target([&] {
          ASSERT_EQ(dense(x, rows, taps, step, weights, bias), expected)
              << rows << " rows, " << taps << " taps, step " << step;
        });
      }
    }
  }
}

// Every product is the largest there is: the sum passes 2^31 and wraps around.
TEST(DenseRows, SumsWrapAround) {
  const std::vector<std::int16_t> x(5 * kDenseWidth, 32767);
  const std::vector<std::int16_t> weights(3 * kDenseTap, 32767);
  const std::vector<std::int32_t> bias(kDenseWidth, 7);
  const auto expected = reference::dense_rows(x, 3, 3, 1, weights, bias);
  EXPECT_EQ(expected[0],
            static_cast<std::int32_t>(static_cast<std::uint32_t>(96ULL * 32767 * 32767 + 7)));
  on_each_target([&] { EXPECT_EQ(dense(x, 3, 3, 1, weights, bias), expected); });
}

TEST(SumRows, EveryNumberOfRowsEqualsAPlainSum) {
  std::mt19937 random(2);
  constexpr std::size_t kRows = 50, kStride = 64;
  std::vector<std::int8_t> table(kRows * kStride);
  for (auto& number : table) number = static_cast<std::int8_t>(random() % 256);
  for (const std::size_t n : {0, 1, 2, 63, 255, 256, 257, 700}) {
    std::vector<std::uint32_t> chosen(n);
    std::vector<std::int32_t> expected(kDenseWidth);
    for (auto& row : chosen) {
      row = static_cast<std::uint32_t>(random() % kRows);
      for (std::size_t o = 0; o < kDenseWidth; ++o) expected[o] += table[row * kStride + 32 + o];
    }
    on_each_target([&] {
      std::vector<std::int32_t> out(kDenseWidth, -1);
      sum_rows(table.data() + 32, kStride, chosen.data(), n, out.data());
      EXPECT_EQ(out, expected) << n;
    });
  }
}

TEST(SumRows, ManyRowsOfTheLeastNumber) {
  const std::vector<std::int8_t> table(kDenseWidth, -128);
  const std::vector<std::uint32_t> chosen(5000, 0);
  on_each_target([&] {
    std::vector<std::int32_t> out(kDenseWidth);
    sum_rows(table.data(), kDenseWidth, chosen.data(), chosen.size(), out.data());
    EXPECT_EQ(out, std::vector<std::int32_t>(kDenseWidth, -128 * 5000));
  });
}

TEST(AddRectified, EverySizeOfSumEqualsTheTwin) {
  std::mt19937 random(3);
  for (const std::int16_t most : {4095, 32767}) {
    for (std::size_t rows = 0; rows <= 5; ++rows) {
      std::vector<std::int32_t> sums(rows * kDenseWidth);
      for (auto& sum : sums) sum = static_cast<std::int32_t>(random()) >> random() % 20;
      std::vector<std::int16_t> x(sums.size());
      for (auto& number : x) number = static_cast<std::int16_t>(random() % (most + 1U));
      if (rows > 0) {
        sums[0] = -1, sums[1] = 1023, sums[2] = 1024, sums[3] = 2147483647;
        sums[4] = -2147483647 - 1;
      }
      const auto expected = reference::add_rectified(sums, most, x);
      on_each_target([&] {
        auto out = x;
        add_rectified(sums.data(), rows, most, out.data());
        EXPECT_EQ(out, expected) << rows << " rows, at most " << most;
      });
    }
  }
}

}  // namespace
}  // namespace newsfold::simd
