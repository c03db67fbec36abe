#include "simd/simhash.h"

#include <cstdint>
#include <random>

#include "reference/simhash.h"
#include "simd/each_target.h"

namespace newsfold::simd {
namespace {

std::vector<std::uint64_t> random_hashes(std::size_t n, std::mt19937_64& random) {
  std::vector<std::uint64_t> out(n);
  for (auto& hash : out) hash = random();
  return out;
}

std::vector<std::uint8_t> random_weights(std::size_t n, std::mt19937_64& random) {
  std::vector<std::uint8_t> out(n);
  for (auto& weight : out) weight = static_cast<std::uint8_t>(random() & kMostWeight);
  return out;
}

std::vector<std::uint64_t> wide(const std::vector<std::uint32_t>& hashes,
                                const std::vector<std::uint16_t>& weights,
                                std::size_t words = kWideWords) {
  std::vector<std::uint64_t> out(words);
  weighted_wide_simhash(hashes, weights, out);
  return out;
}

TEST(Target, ListsAndForces) {
  EXPECT_FALSE(supported_targets().empty());
  EXPECT_FALSE(use_target("NoSuchTarget"));
}

TEST(SimHash64, EveryLengthEqualsTheTwin) {
  std::mt19937_64 random(1);
  const auto hashes = random_hashes(4200, random);
  on_each_target([&] {
    for (std::size_t n = 0; n <= hashes.size(); n += n < 700 ? 1 : 61) {
      const std::vector<std::uint64_t> some(hashes.begin(), hashes.begin() + static_cast<long>(n));
      ASSERT_EQ(simhash64(some), reference::simhash64(some)) << n;
    }
  });
}

TEST(SimHash64, LargeAndUnaligned) {
  std::mt19937_64 random(2);
  for (const std::size_t n : {4080, 4081, 4082, 4096, 4097, 65537, 200000}) {
    const auto hashes = random_hashes(n, random);
    const std::vector<std::uint64_t> tail(hashes.begin() + 1, hashes.end());
    const std::uint64_t expected = reference::simhash64(tail);
    on_each_target([&] { ASSERT_EQ(simhash64(std::span(hashes).subspan(1)), expected) << n; });
  }
}

TEST(SimHash64, TiesAndExtremes) {
  on_each_target([] {
    EXPECT_EQ(simhash64({}), 0u);
    for (const std::size_t n : {1, 2, 7, 64, 127, 128, 129, 1000, 2047, 4080, 4095, 4096, 8191}) {
      std::vector<std::uint64_t> hashes(n, ~std::uint64_t{0});
      EXPECT_EQ(simhash64(hashes), ~std::uint64_t{0}) << n;
      for (std::size_t i = 0; i < n / 2; ++i) hashes[i] = 0;
      EXPECT_EQ(simhash64(hashes), n % 2 == 0 ? 0 : ~std::uint64_t{0}) << "half of " << n;
      hashes.assign(n, 0);
      EXPECT_EQ(simhash64(hashes), 0u) << n;
    }
  });
}

TEST(WeightedSimHash64, EveryLengthEqualsTheTwin) {
  std::mt19937_64 random(5);
  const auto hashes = random_hashes(700, random);
  const auto weights = random_weights(700, random);
  on_each_target([&] {
    for (std::size_t n = 0; n <= hashes.size(); n += n < 330 ? 1 : 7) {
      const std::vector<std::uint64_t> some(hashes.begin(), hashes.begin() + static_cast<long>(n));
      const std::vector<std::uint8_t> votes(weights.begin(),
                                            weights.begin() + static_cast<long>(n));
      ASSERT_EQ(weighted_simhash64(some, votes), reference::weighted_simhash64(some, votes)) << n;
    }
  });
}

TEST(WeightedSimHash64, LargeAndUnaligned) {
  std::mt19937_64 random(6);
  for (const std::size_t n : {4095, 4096, 4097, 8200, 70000}) {
    const auto hashes = random_hashes(n + 1, random);
    const auto weights = random_weights(n + 1, random);
    const std::uint64_t expected = reference::weighted_simhash64(
        {hashes.begin() + 1, hashes.end()}, {weights.begin() + 1, weights.end()});
    on_each_target([&] {
      ASSERT_EQ(weighted_simhash64(std::span(hashes).subspan(1), std::span(weights).subspan(1)),
                expected)
          << n;
    });
  }
}

TEST(WeightedSimHash64, TiesAndExtremes) {
  on_each_target([] {
    for (const std::size_t n : {2, 16, 272, 1000, 4096, 20000}) {
      std::vector<std::uint64_t> hashes(n, ~std::uint64_t{0});
      std::vector<std::uint8_t> weights(n, kMostWeight);
      EXPECT_EQ(weighted_simhash64(hashes, weights), ~std::uint64_t{0}) << n;
      for (std::size_t i = 0; i < n / 2; ++i) hashes[i] = 0;
      EXPECT_EQ(weighted_simhash64(hashes, weights), 0u) << "half of " << n;
      weights[0] = kMostWeight - 1;
      EXPECT_EQ(weighted_simhash64(hashes, weights), ~std::uint64_t{0}) << "above half of " << n;
      EXPECT_EQ(weighted_simhash64(hashes, std::vector<std::uint8_t>(n)), 0u) << n;
    }
  });
}

TEST(WideSimHash, EveryLengthEqualsTheTwin) {
  std::mt19937_64 random(3);
  for (std::size_t n = 0; n < 300; n += n < 20 ? 1 : 13) {
    std::vector<std::uint32_t> hashes(n);
    std::vector<std::uint16_t> weights(n);
    for (auto& hash : hashes) hash = static_cast<std::uint32_t>(random());
    for (auto& weight : weights) weight = static_cast<std::uint16_t>(random() >> random() % 16);
    const auto expected = reference::weighted_wide_simhash(hashes, weights, kWideWords);
    on_each_target([&] { ASSERT_EQ(wide(hashes, weights), expected) << n; });
  }
}

TEST(WideSimHash, EveryWidthIsTheBeginningOfTheWidest) {
  std::mt19937_64 random(7);
  for (const std::size_t n : {0, 1, 100, 300}) {
    std::vector<std::uint32_t> hashes(n);
    std::vector<std::uint16_t> weights(n);
    for (auto& hash : hashes) hash = static_cast<std::uint32_t>(random());
    for (auto& weight : weights) weight = static_cast<std::uint16_t>(random() & kMostWeight);
    const auto widest = reference::weighted_wide_simhash(hashes, weights, kWideWords);
    for (std::size_t words = 4; words <= kWideWords; words += 4) {
      const std::vector<std::uint64_t> expected(widest.begin(),
                                                widest.begin() + static_cast<long>(words));
      on_each_target(
          [&] { ASSERT_EQ(wide(hashes, weights, words), expected) << n << ", " << words; });
    }
  }
}

TEST(WideSimHash, ExtremeWeights) {
  std::mt19937_64 random(4);
  for (const std::uint16_t weight : {0, 1, 65535}) {
    std::vector<std::uint32_t> hashes(513);
    for (auto& hash : hashes) hash = static_cast<std::uint32_t>(random());
    const std::vector<std::uint16_t> weights(513, weight);
    const auto expected = reference::weighted_wide_simhash(hashes, weights, kWideWords);
    on_each_target([&] { ASSERT_EQ(wide(hashes, weights), expected) << weight; });
  }
}

TEST(WideSimHash, OneFeatureGivesItsBitsAndATieGivesNone) {
  on_each_target([] {
    const auto bits = wide({12345}, {7});
    std::size_t ones = 0;
    for (const std::uint64_t word : bits) ones += static_cast<std::size_t>(std::popcount(word));
    EXPECT_GT(ones, 2048u * 45 / 100);
    EXPECT_LT(ones, 2048u * 55 / 100);
    const auto both = wide({12345, 999}, {7, 7});
    const auto other = wide({999}, {1});
    for (std::size_t w = 0; w < kWideWords; ++w) EXPECT_EQ(both[w], bits[w] & other[w]);
  });
}

}  // namespace
}  // namespace newsfold::simd
