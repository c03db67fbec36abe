#include "extract/lines.h"

#include <gtest/gtest.h>

namespace newsfold::extract {
namespace {

TEST(Lines, NumberAndTrim) {
  const auto lines = split_lines("one\n\n \xC2\xA0two\t\nthree");
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0].text, "one");
  EXPECT_TRUE(lines[1].blank());
  EXPECT_EQ(lines[2].text, "two");
  EXPECT_EQ(lines[2].begin, 5u);
  EXPECT_EQ(lines[2].end, 12u);
  EXPECT_EQ(lines[3].number, 4u);
}

TEST(Lines, FinalNewlineStartsNoLine) {
  EXPECT_EQ(split_lines("a\n").size(), 1u);
  EXPECT_EQ(split_lines("").size(), 0u);
  EXPECT_EQ(split_lines("\n").size(), 1u);
}

TEST(Lines, TrimKeepsOtherWideCharacters) {
  EXPECT_EQ(trim(" \xE2\x80\x94 x \xEF\xBB\xBF"), "\xE2\x80\x94 x");
}

}  // namespace
}  // namespace newsfold::extract
