#include "extract/decode.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

#include <gtest/gtest.h>

namespace newsfold::extract {
namespace {

TEST(Probability, IsTheLogisticFunction) {
  for (std::int32_t x = -20000; x <= 20000; x += 37)
    EXPECT_NEAR(probability(x), 4096 / (1 + std::exp(-x / 1024.0)), 8) << x;
  EXPECT_EQ(probability(INT32_MAX), 4094);
  EXPECT_EQ(probability(INT32_MIN), 2);
}

struct Lines {
  std::vector<std::int32_t> log_odds;
  std::vector<std::uint32_t> lengths;
  std::vector<std::int8_t> forced;
};

Lines random_lines(std::mt19937& random) {
  Lines lines;
  const std::size_t n = 1 + random() % 10;
  for (std::size_t i = 0; i < n; ++i) {
    lines.log_odds.push_back(static_cast<std::int32_t>(random() % 6001) - 3000);
    lines.lengths.push_back(1 + random() % 60);
    lines.forced.push_back(
        static_cast<std::int8_t>(random() % 5 == 0 ? (random() % 2 ? 1 : -1) : 0));
  }
  // One line that no page of furniture has.
  lines.log_odds[0] = 0;
  lines.lengths[0] = 20;
  lines.forced[0] = 0;
  return lines;
}

// Expected precision plus recall, in the plug-in form.
double expected(const Lines& lines, const std::vector<bool>& article) {
  double both = 0, kept = 0, wanted = 0;
  for (std::size_t i = 0; i < article.size(); ++i) {
    const double weight = 32.0 * lines.lengths[i] + 1;
    const double p = lines.forced[i] > 0   ? 1
                     : lines.forced[i] < 0 ? 0
                                           : probability(lines.log_odds[i]) / 4096.0;
    wanted += weight * p;
    if (!article[i]) continue;
    kept += weight;
    both += weight * p;
  }
  return kept > 0 ? both / kept + both / wanted : 0;
}

TEST(DecodeArticle, NoSetThatRulesAllowIsExpectedToBeBetter) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    const Lines lines = random_lines(random);
    const auto article = decode_article(lines.log_odds, lines.lengths, lines.forced);
    const double reached = expected(lines, article);
    for (std::uint32_t set = 0; set < (1U << article.size()); ++set) {
      std::vector<bool> other;
      bool allowed = true;
      for (std::size_t i = 0; i < article.size(); ++i) {
        other.push_back((set >> i & 1U) != 0);
        allowed = allowed && (lines.forced[i] == 0 || other[i] == (lines.forced[i] > 0));
      }
      if (allowed) {
        EXPECT_LE(expected(lines, other), reached + 1e-9);
      }
    }
    for (std::size_t i = 0; i < article.size(); ++i) {
      if (lines.forced[i] != 0) {
        EXPECT_EQ(article[i], lines.forced[i] > 0);
      }
    }
  }
}

const std::vector<std::uint32_t> kLong(5, 20);
const std::vector<std::int8_t> kFree(5, 0);

TEST(DecodeArticle, WhatASurePageDropsAnUnsureOneKeeps) {
  const std::vector<std::int32_t> sure = {-9000, 9000, -600, 9000, -9000};
  EXPECT_EQ(decode_article(sure, kLong, kFree),
            (std::vector<bool>{false, true, false, true, false}));
  const std::vector<std::int32_t> unsure = {-9000, -800, -600, -1000, -9000};
  EXPECT_EQ(decode_article(unsure, kLong, kFree),
            (std::vector<bool>{false, true, true, true, false}));
}

TEST(DecodeArticle, ShortAndForbiddenLinesCallNothingBack) {
  const std::vector<std::int32_t> scores(5, -500);
  const std::vector<bool> nothing(5, false);
  EXPECT_EQ(decode_article(scores, std::vector<std::uint32_t>(5, 3), kFree), nothing);
  EXPECT_EQ(decode_article(scores, kLong, std::vector<std::int8_t>(5, -1)), nothing);
  EXPECT_TRUE(decode_article({}, {}, {}).empty());
}

TEST(DecodeArticle, AShortBlockFarBelowIsOfAnotherArticle) {
  std::vector<std::int32_t> scores(40, -9000);
  const std::vector<std::uint32_t> lengths(40, 40);
  std::fill(scores.begin(), scores.begin() + 20, 9000);
  const auto kept_at = [&](std::size_t i, std::int32_t score, std::int8_t rule = 0) {
    std::vector<std::int32_t> with = scores;
    with[i] = score;
    std::vector<std::int8_t> forced(40, 0);
    forced[i] = rule;
    return static_cast<bool>(decode_article(with, lengths, forced)[i]);
  };
  EXPECT_TRUE(kept_at(30, 2000));
  EXPECT_FALSE(kept_at(35, 2000));
  EXPECT_TRUE(kept_at(35, 9000));
  EXPECT_TRUE(kept_at(35, 2000, 1));
}

TEST(DecodeArticle, APageOfFurnitureKeepsWhatIsLikelyOrRuled) {
  const std::vector<std::int32_t> scores = {-3000, -3000, -3000, -3000, 500};
  const std::vector<std::uint32_t> lengths = {20, 20, 20, 20, 4};
  EXPECT_EQ(decode_article(scores, lengths, kFree),
            (std::vector<bool>{false, false, false, false, true}));
  EXPECT_EQ(decode_article(scores, lengths, std::vector<std::int8_t>{0, 0, 1, 0, -1}),
            (std::vector<bool>{false, false, true, false, false}));
}

}  // namespace
}  // namespace newsfold::extract
