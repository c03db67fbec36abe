#include "extract/line_model.h"

#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace newsfold::extract {
namespace {

std::string packed(char first) {
  return "0" + std::string(1, first) + std::string(kModelWidth - 1, 'P');
}

TEST(LineModel, BadTextsAreRefused) {
  const std::string row = packed('P');
  for (const std::string& bad :
       {std::string("nonsense 1\n"), std::string("networks 0\n"), std::string("networks 1\n"),
        std::string("networks 2\nnetworks 2\n"), "bucket 0 " + row + "\n",
        std::string("networks 1\nbucket 0 PPP\n"), "networks 1\nbucket 9999999 " + row + "\n",
        "networks 1\nword 0 " + row + "\n", "networks 2\nword 1f " + row + "\n",
        "networks 1\nword 1f 4" + row.substr(1) + "\n", "networks 1\nword 1f " + packed('0') + "\n",
        std::string("networks 1\nnetwork\nnetwork\n"),
        std::string("networks 1\nnetwork\nbias 1 2 3\n"), std::string("threshold x\n")}) {
    const auto blob = compile_line_model(bad);
    ASSERT_FALSE(blob.ok()) << bad;
    EXPECT_EQ(blob.error().code, ErrorCode::kBadData);
  }
}

std::string vector_of(int first) {
  std::string text = " " + std::to_string(first);
  for (std::size_t i = 1; i < kModelWidth; ++i) text += " 0";
  return text + "\n";
}

// One network whose output is its bias plus what row 3 of the buckets and word 1f give, by the
// first convolution's lower tap what the line below gives, and twice the mean of the lines above,
// three times that of those below.
std::string small_model() {
  std::string text = "networks 1\nword 0000001f " + packed('X') + "\nbucket 3 3" +
                     packed('`').substr(1) + "\nnetwork\nbias" + vector_of(0);
  for (std::size_t row = 0; row < kDilations.size() * 3 * kModelWidth; ++row)
    text += "tap" + vector_of(row == 2 * kModelWidth ? 1024 : 0);
  for (std::size_t layer = 0; layer < kDilations.size(); ++layer) text += "tap-bias" + vector_of(0);
  for (std::size_t row = 0; row < kModelWidth; ++row) text += "page" + vector_of(0);
  for (const int weight : {2048, 1024, 3072}) {
    for (std::size_t i = 0; i < kModelWidth; ++i) text += "hidden" + vector_of(i == 0 ? weight : 0);
  }
  return text + "hidden-bias" + vector_of(0) + "output" + vector_of(1024) + "output-bias -512\n";
}

TEST(LineModel, NetworksThatLackARowOrHaveOneTooManyAreRefused) {
  const std::string whole = small_model();
  ASSERT_TRUE(compile_line_model(whole).ok());
  for (const char* name : {"\nbias ", "\ntap ", "\ntap-bias ", "\npage ", "\nhidden ",
                           "\nhidden-bias ", "\noutput ", "\noutput-bias "}) {
    const std::size_t at = whole.find(name) + 1;
    const std::string row = whole.substr(at, whole.find('\n', at) + 1 - at);
    EXPECT_FALSE(compile_line_model(std::string(whole).erase(at, row.size())).ok()) << name;
    EXPECT_FALSE(compile_line_model(std::string(whole).insert(at, row)).ok()) << name;
  }
  // The first of two must be whole before the second begins.
  EXPECT_FALSE(compile_line_model("networks 2\nnetwork\nnetwork\n").ok());
}

TEST(LineModel, DamagedBlobsAreRefused) {
  const auto blob = compile_line_model(small_model());
  ASSERT_TRUE(blob.ok());
  EXPECT_TRUE(LineModel().load(blob.value()).ok());
  EXPECT_FALSE(LineModel().load({}).ok());
  EXPECT_FALSE(LineModel().load(blob.value().substr(0, blob.value().size() - 1)).ok());
  EXPECT_FALSE(LineModel().load(blob.value() + "x").ok());
  std::string other = blob.value();
  other[7] = '9';
  EXPECT_FALSE(LineModel().load(other).ok());
}

TEST(LineModel, ScoresAreWhatTheWeightsSay) {
  const auto blob = compile_line_model(small_model());
  ASSERT_TRUE(blob.ok()) << blob.error().message;
  LineModel model;
  ASSERT_TRUE(model.load(blob.value()).ok());
  FeatureTable features;
  features.bucket_starts = {0, 0, 1, 1};
  features.buckets = {3};
  features.word_starts = {0, 0, 0, 2};
  features.words = {0x1f, 0x20};
  // Row 3: step 4, '`' is 16, so 64/128; the word: step 1, 'X' is 8, so 8/128, and 0x20 is unknown.
  // Each line adds what the line below it has: 512, 576, 64.
  EXPECT_EQ(model.score(features),
            (std::vector<std::int32_t>{512 + 3 * 320 - 512, 2 * 512 + 576 + 3 * 64 - 512,
                                       2 * 544 + 64 - 512}));
}

TEST(LineModel, NothingLoadedKnowsNothing) {
  FeatureTable features;
  features.bucket_starts = {0, 0};
  features.word_starts = {0, 0};
  EXPECT_EQ(LineModel().score(features), std::vector<std::int32_t>{0});
}

}  // namespace
}  // namespace newsfold::extract
