#include "newsfold/text/display_width.h"

#include <gtest/gtest.h>

namespace newsfold::text {
namespace {

TEST(DisplayWidth, NarrowWideAndZero) {
  EXPECT_EQ(display_width("abc"), 3u);
  EXPECT_EQ(display_width("é"), 1u);
  EXPECT_EQ(display_width("e\u0301"), 1u);
  EXPECT_EQ(display_width("东京"), 4u);
  EXPECT_EQ(display_width("Ａ"), 2u);
  EXPECT_EQ(display_width("😀"), 2u);
  EXPECT_EQ(display_width("a\u200Bb\u00AD"), 2u);
  EXPECT_EQ(display_width("Київ"), 4u);
}

TEST(FitWidth, CutsOnlyWhatIsLonger) {
  EXPECT_EQ(fit_width("abc", 3), "abc");
  EXPECT_EQ(fit_width("abcd", 3), "ab…");
  EXPECT_EQ(fit_width("abcd", 1), "…");
  EXPECT_EQ(fit_width("abcd", 0), "");
  EXPECT_EQ(fit_width("东京港", 5), "东京…");
  EXPECT_EQ(fit_width("东京港", 4), "东…");
  EXPECT_EQ(fit_width("东京", 4), "东京");
  EXPECT_EQ(fit_width("cafe\u0301s", 5), "cafe\u0301s");
  EXPECT_EQ(fit_width("cafe\u0301s x", 5), "cafe\u0301…");
}

TEST(FitWidth, OneLineWithoutControls) {
  EXPECT_EQ(fit_width("a\nb\tc\x1b[0m\u202E\u0085", 20), "a b c [0m  ");
}

}  // namespace
}  // namespace newsfold::text
