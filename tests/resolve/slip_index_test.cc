#include "resolve/slip_index.h"

#include <set>

#include <gtest/gtest.h>

namespace newsfold::resolve {
namespace {

class SlipIndexTest : public testing::Test {
 protected:
  void SetUp() override {
    for (std::uint32_t i = 0; i < keys_.size(); ++i) index_.add({i, &keys_[i]});
    index_.build();
  }

  std::set<std::uint32_t> found(std::string_view key, std::size_t most = 50) const {
    std::set<std::uint32_t> out;
    index_.find(key, most, [&](const SlipIndex::Target& target) { out.insert(target.node); });
    return out;
  }

  const std::vector<std::string> keys_ = {"orla veldt", "orla velt", "maren holt", "a",
                                          "orlaveldt"};
  SlipIndex index_;
};

TEST_F(SlipIndexTest, FindsWhatIsOneLetterAway) {
  EXPECT_EQ(found("maren holt"), (std::set<std::uint32_t>{2}));
  EXPECT_EQ(found("maren halt"), (std::set<std::uint32_t>{2}));
  EXPECT_EQ(found("maren hoolt"), (std::set<std::uint32_t>{2}));
  EXPECT_EQ(found("maren hot"), (std::set<std::uint32_t>{2}));
  EXPECT_EQ(found("maern holt"), (std::set<std::uint32_t>{2}));
  EXPECT_EQ(found("orla veldt"), (std::set<std::uint32_t>{0, 1, 4}));
}

TEST_F(SlipIndexTest, LeavesTheRest) {
  EXPECT_TRUE(found("maren hoooolt").empty());
  EXPECT_TRUE(found("xyz").empty());
  EXPECT_EQ(found(""), (std::set<std::uint32_t>{3}));
}

TEST_F(SlipIndexTest, LeavesOutWaysThatTooManyHave) {
  EXPECT_EQ(found("orla velt"), (std::set<std::uint32_t>{0, 1, 4}));
  EXPECT_EQ(found("orla velt", 1), (std::set<std::uint32_t>{1}));
  EXPECT_TRUE(found("maren holt", 0).empty());
}

}  // namespace
}  // namespace newsfold::resolve
