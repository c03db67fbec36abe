#include "extract/line_model.h"

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

TEST(LineModel, BadFilesAreRefused) {
  const std::string row(kModelWidth + 1, 'P');
  for (const std::string& bad :
       {std::string("nonsense 1\n"), std::string("networks 0\n"),
        std::string("networks 2\nnetworks 2\n"), std::string("bucket 0 ") + row + "\n",
        std::string("networks 1\nnetwork\nbucket 0 PPP\n"),
        std::string("networks 1\nnetwork\nbucket 9999999 ") + row + "\n",
        std::string("networks 1\nword 0 ") + row + "\n",
        std::string("networks 2\nword 1f ") + row + "\n",
        std::string("networks 1\nnetwork\nnetwork\n"),
        std::string("networks 1\nnetwork\nbias 1 2 3\n"), std::string("threshold x\n")}) {
    LineModel model;
    const Status status = model.load(bad);
    ASSERT_FALSE(status.ok()) << bad;
    EXPECT_EQ(status.error().code, ErrorCode::kBadData);
  }
}

// One network whose output is its bias plus what row 3 of the buckets gives.
TEST(LineModel, ScoresAreWhatTheWeightsSay) {
  const std::string zeros(kModelWidth, 'P');
  std::string unit = " 4096";
  std::string rest;
  for (std::size_t i = 1; i < kModelWidth; ++i) rest += " 0";
  std::string text = "networks 1\nnetwork\nbucket 3 o" + std::string("`") + zeros.substr(1) + "\n";
  for (std::size_t i = 0; i < kModelWidth; ++i)
    text += "hidden" + (i == 0 ? unit + rest : " 0" + rest) + "\n";
  text += "output" + unit + rest + "\noutput-bias -2048\n";
  LineModel model;
  ASSERT_TRUE(model.load(text).ok());
  FeatureTable features;
  features.bucket_starts = {0, 1, 1};
  features.buckets = {3};
  features.word_starts = {0, 0, 0};
  // 'o' is scale 64/1024, '`' is 48 - 32 = 16: the row's first weight is 1.
  EXPECT_EQ(model.score(features), (std::vector<std::int32_t>{512, -512}));
}

TEST(LineModel, NothingLoadedKnowsNothing) {
  FeatureTable features;
  features.bucket_starts = {0, 0};
  features.word_starts = {0, 0};
  EXPECT_EQ(LineModel().score(features), std::vector<std::int32_t>{0});
}

}  // namespace
}  // namespace newsfold::extract
