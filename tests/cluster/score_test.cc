#include "cluster/score.h"

#include <gtest/gtest.h>

#include "cluster/pair_model.h"

namespace newsfold::cluster {
namespace {

// Of log-odds 0 in all but what they share.
PairValues whole_articles(std::int32_t names, std::int32_t rest) {
  PairValues out{};
  const auto set = [&](PairFeature feature, std::int32_t value) {
    out[static_cast<std::size_t>(feature)] = value;
  };
  set(PairFeature::kCosine, names + rest);
  set(PairFeature::kNameWords, names);
  set(PairFeature::kLengthLower, 256);
  set(PairFeature::kDateGap, -1);
  return out;
}

TEST(PairScore, RisesWithTheLogOdds) {
  const PairValues values = whole_articles(8000, 16000);
  for (std::int32_t odds = -8; odds < 8; ++odds) {
    EXPECT_LT(pair_score(values, odds * kLogOddsOne), pair_score(values, (odds + 1) * kLogOddsOne));
  }
}

TEST(PairScore, DoubtsWholeArticlesThatShareNamesOnly) {
  EXPECT_EQ(pair_score(whole_articles(8000, 16000), 0), kOne / 2);
  EXPECT_LT(pair_score(whole_articles(12000, 2000), 0), kOne / 10);
  PairValues headlines = whole_articles(12000, 2000);
  headlines[static_cast<std::size_t>(PairFeature::kLengthLower)] = 20;
  EXPECT_EQ(pair_score(headlines, 0), kOne / 2);
}

TEST(PairScore, DoubtsWholeArticlesThatShareNoNames) {
  EXPECT_LT(pair_score(whole_articles(0, 16000), 0), kOne / 6);
  EXPECT_EQ(pair_score(whole_articles(6000, 16000), 0), kOne / 2);
}

TEST(PairScore, BearsTwiceAsMuchOfNamesAsOfTheRest) {
  EXPECT_EQ(pair_score(whole_articles(10000, 5000), 0), kOne / 2);
  EXPECT_LT(pair_score(whole_articles(10000, 3000), 0), kOne / 4);
}

TEST(SupportedScore, OfHalfTheCompanyIsAFourthOfItsWeight) {
  const auto log_odds = [](std::int64_t company) {
    return log_odds_of(supported_score(kOne / 2, kOne / 4, company, 0));
  };
  const std::int32_t whole = log_odds(1000) - log_odds(0);
  EXPECT_GT(whole, 3 * kLogOddsOne);
  EXPECT_NEAR(log_odds(500) - log_odds(0), whole / 4, 8);
}

TEST(PairScore, DoubtsWhatLiesDaysApart) {
  PairValues values = whole_articles(8000, 16000);
  std::int32_t before = kOne;
  for (const std::int32_t gap : {2, 3, 5, 7}) {
    values[static_cast<std::size_t>(PairFeature::kDateGap)] = gap;
    const std::int32_t score = pair_score(values, 0);
    EXPECT_LT(score, before) << gap;
    before = score;
  }
  values[static_cast<std::size_t>(PairFeature::kDateGap)] = 2;
  EXPECT_EQ(pair_score(values, 0), kOne / 2);
}

}  // namespace
}  // namespace newsfold::cluster
