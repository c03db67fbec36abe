#include "extract/decode.h"

#include <algorithm>
#include <cstdint>
#include <random>

#include <gtest/gtest.h>

namespace newsfold::extract {
namespace {

// The best path's score by trying every path.
std::int64_t best_by_trial(const std::vector<std::int32_t>& scores,
                           const std::vector<std::int8_t>& forced, std::int32_t cost) {
  std::int64_t best = INT64_MIN;
  for (std::uint32_t path = 0; path < (1U << scores.size()); ++path) {
    std::int64_t sum = 0;
    bool allowed = true;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const bool kept = (path >> i & 1U) != 0;
      allowed = allowed && !(forced[i] > 0 && !kept) && !(forced[i] < 0 && kept);
      if (kept) sum += scores[i];
      if (i > 0 && kept != ((path >> (i - 1) & 1U) != 0)) sum -= cost;
    }
    if (allowed) best = std::max(best, sum);
  }
  return best;
}

TEST(DecodeChain, EqualsTrialOfEveryPath) {
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    const std::size_t n = 1 + random() % 10;
    std::vector<std::int32_t> scores(n);
    std::vector<std::int8_t> forced(n);
    for (std::size_t i = 0; i < n; ++i) {
      scores[i] = static_cast<std::int32_t>(random() % 4001) - 2000;
      forced[i] = random() % 5 == 0 ? (random() % 2 ? 1 : -1) : 0;
    }
    const auto cost = static_cast<std::int32_t>(random() % 1500);
    const std::vector<bool> article = decode_chain(scores, forced, cost);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
      if (article[i]) sum += scores[i];
      if (i > 0 && article[i] != article[i - 1]) sum -= cost;
      EXPECT_FALSE(forced[i] > 0 && !article[i]);
      EXPECT_FALSE(forced[i] < 0 && article[i]);
    }
    EXPECT_EQ(sum, best_by_trial(scores, forced, cost));
  }
}

TEST(DecodeChain, NoLines) { EXPECT_TRUE(decode_chain({}, {}, 5).empty()); }

const std::vector<std::uint32_t> kLong(5, 20);
const std::vector<std::int8_t> kFree(5, 0);

TEST(DecodeArticle, APageThatKeepsEnoughIsLeftAlone) {
  std::vector<std::int32_t> scores = {-3000, 2000, -100, 2000, -3000};
  EXPECT_EQ(decode_article(scores, kLong, kFree, 0),
            (std::vector<bool>{false, true, false, true, false}));
  EXPECT_EQ(scores[2], -100);
}

TEST(DecodeArticle, APageThatKeepsNothingKeepsWhatIsNearItsLikeliest) {
  std::vector<std::int32_t> scores = {-9000, -2500, -2000, -2900, -9000};
  EXPECT_EQ(decode_article(scores, kLong, kFree, 0),
            (std::vector<bool>{false, true, true, true, false}));
  EXPECT_EQ(scores[2], 1024);
}

TEST(DecodeArticle, ShortAndForbiddenLinesCallNothingBack) {
  std::vector<std::int32_t> scores(5, -2000);
  const std::vector<bool> nothing(5, false);
  EXPECT_EQ(decode_article(scores, std::vector<std::uint32_t>(5, 3), kFree, 0), nothing);
  EXPECT_EQ(decode_article(scores, kLong, std::vector<std::int8_t>(5, -1), 0), nothing);
}

TEST(DecodeArticle, APageOfFurnitureStaysEmpty) {
  std::vector<std::int32_t> scores(5, -6000);
  EXPECT_EQ(decode_article(scores, kLong, kFree, 0), std::vector<bool>(5, false));
}

}  // namespace
}  // namespace newsfold::extract
