#include "cluster/languages.h"

#include <gtest/gtest.h>

#include "cluster/pair_model.h"
#include "cluster/score.h"

namespace newsfold::cluster {
namespace {

PairValues two_languages(std::int32_t entities, std::int32_t numbers) {
  PairValues out{};
  const auto set = [&](PairFeature feature, std::int32_t value) {
    out[static_cast<std::size_t>(feature)] = value;
  };
  set(PairFeature::kLengthLower, 200);
  set(PairFeature::kEntitiesAlone, entities);
  set(PairFeature::kSharedEntityBits, 700);
  set(PairFeature::kNumbersAlone, numbers);
  set(PairFeature::kCosine, kOne / 8);
  return out;
}

TEST(AcrossLanguages, WhoIsNamedAndWhatIsCountedDecide) {
  const std::int32_t hardly = -4 * kLogOddsOne;
  EXPECT_GT(pair_score(two_languages(kOne * 9 / 10, kOne * 9 / 10), hardly), kOne * 9 / 10);
  EXPECT_LT(pair_score(two_languages(kOne * 7 / 10, 0), hardly), kOne * 3 / 10);
  EXPECT_LT(pair_score(two_languages(kOne * 7 / 10, -1), hardly), kOne * 3 / 10);
}

TEST(AcrossLanguages, TheModelDecidesOnTextsOfOneLanguageShortOnesAndThoseThatNameFew) {
  PairValues values = two_languages(kOne, kOne);
  const auto with = [&](PairFeature feature, std::int32_t value) {
    PairValues out = values;
    out[static_cast<std::size_t>(feature)] = value;
    return log_odds_across_languages(out);
  };
  EXPECT_TRUE(log_odds_across_languages(values));
  EXPECT_FALSE(with(PairFeature::kSharedWords, 120));
  EXPECT_FALSE(with(PairFeature::kLengthLower, 12));
  EXPECT_FALSE(with(PairFeature::kSharedEntityBits, 180));
}

}  // namespace
}  // namespace newsfold::cluster
