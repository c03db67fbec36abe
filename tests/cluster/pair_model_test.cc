#include "cluster/pair_model.h"

#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "cluster/vectors.h"

namespace newsfold::cluster {
namespace {

Document document(const Fingerprint& fingerprint) {
  Document out;
  out.fingerprint = &fingerprint;
  return out;
}

// Feature 0 above 100: 512; else feature 2 above -1: 64, else -1024.
const std::string kTree = "newsfold-pairs 1\nfeatures " + std::to_string(kPairFeatures) +
                          "\nbase 7\ntrees 1\n2\n0 100 1 -3\n2 -1 -1 -2\n-1024 64 512\n";

TEST(PairModel, FollowsItsTrees) {
  const Result<PairModel> model = PairModel::parse(kTree);
  ASSERT_TRUE(model.ok());
  PairValues values{};
  values[0] = 101;
  EXPECT_EQ(model.value().log_odds(values), 7 + 512);
  values[0] = 100;
  EXPECT_EQ(model.value().log_odds(values), 7 + 64);
  values[2] = -1;
  EXPECT_EQ(model.value().log_odds(values), 7 - 1024);
}

TEST(PairModel, TellsApartWhatItsTreesAskBetween) {
  const Result<PairModel> model = PairModel::parse(kTree);
  ASSERT_TRUE(model.ok());
  const auto first = static_cast<PairFeature>(0);
  EXPECT_TRUE(model.value().tells_apart(first, 100, 101));
  EXPECT_TRUE(model.value().tells_apart(first, 500, -500));
  EXPECT_FALSE(model.value().tells_apart(first, 99, 100));
  EXPECT_FALSE(model.value().tells_apart(first, 101, 400));
  EXPECT_FALSE(model.value().tells_apart(static_cast<PairFeature>(1), 0, 1000));
}

TEST(PairModel, RefusesWhatWouldNotEndOrIsCut) {
  for (const auto& [from, to] :
       {std::pair("0 100 1 -3", "0 100 0 -3"), std::pair("2 -1 -1 -2", "2 -1 -1 -9"),
        std::pair("0 100 1", "99 100 1"), std::pair("64 512\n", "64\n"),
        std::pair("2 -1 -1 -2", "2 -1 -1 -3"), std::pair("pairs 1", "pairs 2"),
        std::pair("64 512", "64 512 1")}) {
    std::string text = kTree;
    text.replace(text.find(from), std::string(from).size(), to);
    EXPECT_FALSE(PairModel::parse(text).ok()) << text;
  }
}

TEST(PairModel, TheShippedOneIsSurerOfTheSameTextThanOfOthers) {
  Fingerprint one, other;
  for (std::uint32_t k = 0; k < 100; ++k) {
    const auto traits =
        static_cast<std::uint8_t>(k % 3 == 0 ? FeatureKind::kNameWord : FeatureKind::kWord);
    one.features.push_back({k, 6553, 140, traits});
    other.features.push_back({k % 3 == 1 && k < 10 ? k : 1000 + k, 6553, 140, traits});
  }
  const Document a = document(one), b = document(other);
  const Profile of_one = profile(one), of_other = profile(other);
  DensitySample near;
  near.fill(6000);
  const Side x{&a, &of_one, &near}, y{&b, &of_other, &near};
  EXPECT_GT(probability(builtin_pair_model().log_odds(pair_values(x, x))), kOne / 2);
  EXPECT_LT(probability(builtin_pair_model().log_odds(pair_values(x, y))), kOne / 4);
}

TEST(Probability, IsTheLogisticFunction) {
  std::int32_t before = 0;
  for (std::int32_t x = -12000; x <= 12000; ++x) {
    const double exact = 65536 / (1 + std::exp(-x / 1024.0));
    const std::int32_t p = probability(x);
    EXPECT_NEAR(p, exact, 70) << x;
    EXPECT_GE(p, before) << x;
    before = p;
  }
  EXPECT_EQ(probability(0), kOne / 2);
}

TEST(Probability, HasAnInverse) {
  for (std::int32_t p = 64; p < kOne - 64; p += 7) {
    const std::int32_t x = log_odds_of(p);
    EXPECT_GE(probability(x), p);
    EXPECT_LT(probability(x - 1), p);
  }
}

}  // namespace
}  // namespace newsfold::cluster
