#include "extract/second_look.h"

#include <string>

#include <gtest/gtest.h>

#include "extract/lines.h"

namespace newsfold::extract {
namespace {

constexpr std::string_view kDump =
    "Weather\n"
    "The harbour council closed the northern bridge after divers found cracks.\n"
    "Divers will return to the harbour bridge tomorrow with the council engineers.\n"
    "Engineers expect that the bridge stays closed until the harbour is dredged.\n"
    "Celebrity gardener sells tomatoes\n";

Page page_of(std::string_view dump) { return read_page(Phrases(), split_lines(dump)); }

// `weight` for `feature` in the first hidden unit, which alone counts, once.
std::string weights(std::size_t feature, int weight) {
  std::string text = "# invented\n";
  for (std::size_t row = 0; row < 2 + std::size_t{kSecondFeatures}; ++row) {
    text += "row\t";
    for (int k = 0; k < 32; ++k) {
      const int first = row == 1 ? 1024 : row == 2 + feature ? weight : 0;
      text += (k == 0 ? "" : " ") + std::to_string(k == 0 ? first : 0);
    }
    text += '\n';
  }
  return text;
}

TEST(SecondFeatures, TellWordsOfTheArticleFromOthers) {
  const Page page = page_of(kDump);
  const std::vector<std::int32_t> log_odds = {-4000, 5000, 5000, 0, -4000};
  const auto features = read_second_features(page, Vocabulary(page), log_odds);
  EXPECT_GT(features[3][kKeptWords], 300);
  EXPECT_EQ(features[4][kKeptWords], 0);
  EXPECT_EQ(features[3][kDroppedWords], 0);
  EXPECT_EQ(features[4][kDroppedWords], 0);  // what only the line itself has counts for nothing
  EXPECT_GT(features[3][kContrast], 0);
}

TEST(SecondFeatures, TellWhereTheArticleStands) {
  const Page page = page_of(kDump);
  const std::vector<std::int32_t> log_odds = {-4000, 5000, 5000, 5000, -4000};
  const auto features = read_second_features(page, Vocabulary(page), log_odds);
  EXPECT_EQ(features[0][kGapAbove], 1024);
  EXPECT_EQ(features[2][kInside], 1024);
  EXPECT_EQ(features[4][kIsBelow], 1024);
  EXPECT_EQ(features[4][kGapBelow], 1024);
  EXPECT_EQ(features[0][kAbove], 0);
  EXPECT_GT(features[4][kAbove], 1000);
  EXPECT_EQ(features[1][kBefore], -4000);
  EXPECT_EQ(features[0][kBefore], -4096);  // nothing stands there
}

TEST(SecondLook, AddsWhatItsWeightsSay) {
  SecondLook look;
  ASSERT_TRUE(look.load(weights(kInside, 512)).ok());
  std::vector<std::int32_t> log_odds = {-4000, 5000, 5000, 7000, -4000};
  const Page page = page_of(kDump);
  look.revise(page, Vocabulary(page), log_odds);
  EXPECT_EQ(log_odds, (std::vector<std::int32_t>{-4000, 5512, 5512, 7000, -4000}));
}

TEST(SecondLook, ChangesNothingWithoutWeightsAndOnAnEmptyPage) {
  std::vector<std::int32_t> log_odds = {-4000, 5000, 5000, 5000, -4000}, none;
  const Page page = page_of(kDump), empty = page_of("");
  SecondLook().revise(page, Vocabulary(page), log_odds);
  EXPECT_EQ(log_odds[4], -4000);
  SecondLook look;
  ASSERT_TRUE(look.load(weights(kInside, 512)).ok());
  look.revise(empty, Vocabulary(empty), none);
  EXPECT_TRUE(none.empty());
}

TEST(SecondLook, RefusesRowsThatAreMissingOrBroken) {
  const std::string good = weights(kInside, 512);
  SecondLook look;
  EXPECT_FALSE(look.load("").ok());
  EXPECT_FALSE(look.load(good.substr(0, good.rfind("row"))).ok());
  EXPECT_FALSE(look.load(good + "row\t1 2 3\n").ok());
  EXPECT_FALSE(look.load(weights(kInside, 32768)).ok());
  EXPECT_TRUE(look.load(weights(kInside, 32767)).ok());
  std::string letters = good;
  letters.replace(letters.find("512"), 3, "5x2");
  EXPECT_FALSE(look.load(letters).ok());
}

}  // namespace
}  // namespace newsfold::extract
