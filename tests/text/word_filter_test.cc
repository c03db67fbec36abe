#include "text/word_filter.h"

#include <string>

#include <gtest/gtest.h>

namespace newsfold::text {
namespace {

TEST(WordFilter, HoldsWhatWasAddedAndLittleElse) {
  WordFilter filter;
  for (int i = 0; i < 1000; ++i) filter.add("word" + std::to_string(i * 37));
  int others = 0;
  for (int i = 0; i < 1000; ++i) {
    EXPECT_TRUE(filter.may_hold("word" + std::to_string(i * 37)));
    others += filter.may_hold("Another" + std::to_string(i) + "x") ? 1 : 0;
  }
  EXPECT_LT(others, 300);
}

TEST(WordFilter, IsAskedForShortWords) {
  WordFilter filter;
  filter.add("");
  EXPECT_FALSE(filter.may_hold(""));
  EXPECT_FALSE(filter.may_hold("a"));
  filter.add("a");
  EXPECT_TRUE(filter.may_hold("a"));
  EXPECT_FALSE(filter.may_hold("aa"));
}

}  // namespace
}  // namespace newsfold::text
