#include "extract/context.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace newsfold::extract {
namespace {

class Context : public testing::Test {
 protected:
  Context() {
    EXPECT_TRUE(phrases_
                    .add("comments\tsection\tReader comments\nrelated\tsection\tMore stories\n",
                         "rules", false)
                    .ok());
    phrases_.build();
  }
  PageContext read(std::string_view text) {
    const std::vector<Line> lines = split_lines(text);
    return read_context(read_page(phrases_, lines));
  }

 private:
  Phrases phrases_;
};

TEST_F(Context, WhatAnImageShowsEchoesInItsCaption) {
  const PageContext page = read(
      "Nothing else is said of ferries\n"
      "Flooded harbour after the storm\n"
      "Photo\n"
      "The flooded harbour on Monday\n");
  EXPECT_EQ(page.lines[1].echo_below, 2u);
  EXPECT_EQ(page.lines[3].echo_above, 2u);
  EXPECT_EQ(page.lines[1].echo_above, 0u);
  EXPECT_EQ(page.lines[0].echo_below, 0u);
}

TEST_F(Context, EchoesReachTwoLines) {
  const PageContext page = read("The flooded harbour\nOne\nTwo\nThe flooded harbour\n");
  EXPECT_EQ(page.lines[3].echo_above, 0u);
}

TEST_F(Context, BiosBeginWithTheNameOfAByline) {
  const PageContext page = read(
      "By Ilse Marn\n"
      "The river rose over its banks on Monday night.\n"
      "Ilse Marn has written of rivers for twenty years.\n"
      "Ilse Korb has never written of any river at all.\n"
      "Ilse Marn writes\n");
  EXPECT_FALSE(page.lines[1].starts_with_name);
  EXPECT_TRUE(page.lines[2].starts_with_name);
  EXPECT_FALSE(page.lines[3].starts_with_name);
  EXPECT_FALSE(page.lines[4].starts_with_name);  // too short to tell of anybody
}

TEST_F(Context, CommentsRunOnBelowProse) {
  const std::string prose = "The river rose over its banks on Monday night, officials said.\n";
  const PageContext menu = read("Reader comments\n" + prose + prose);
  EXPECT_EQ(menu.lines[2].comment_lines, 0u);
  const PageContext page = read(prose + "Reader comments\n" + prose + "More stories\n" + prose);
  EXPECT_EQ(page.lines[0].comment_lines, 0u);
  EXPECT_EQ(page.lines[2].comment_lines, 2u);
  EXPECT_EQ(page.lines[4].comment_lines, 4u);
  EXPECT_EQ(page.lines[2].section_kinds, 1U << static_cast<unsigned>(LineKind::kComments));
  EXPECT_EQ(page.lines[4].section_kinds, 1U << static_cast<unsigned>(LineKind::kRelated));
}

}  // namespace
}  // namespace newsfold::extract
