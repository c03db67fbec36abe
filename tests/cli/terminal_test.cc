#include "cli/terminal.h"

#include <gtest/gtest.h>

#include "cli/explain_text.h"

namespace newsfold::cli {
namespace {

TEST(Terminal, FitCutsAtCodePoints) {
  EXPECT_EQ(fit("", 5), "");
  EXPECT_EQ(fit("Kyiv", 4), "Kyiv");
  EXPECT_EQ(fit("Kyivan", 4), "Kyi…");
  EXPECT_EQ(fit("Київські", 4), "Киї…");
  EXPECT_EQ(fit("a\tb\x1b[31mc", 20), "a b [31mc");
}

TEST(Terminal, ColourIsOffUnlessAskedFor) {
  EXPECT_EQ(coloured("text", Colour::kRed, false), "text");
  EXPECT_EQ(coloured("text", Colour::kPlain, true), "text");
  EXPECT_EQ(coloured("text", Colour::kRed, true), "\033[31mtext\033[0m");
}

TEST(Terminal, PerMillePrintsAtLeastTwoDigits) {
  EXPECT_EQ(per_mille(0), "0.00");
  EXPECT_EQ(per_mille(980), "0.98");
  EXPECT_EQ(per_mille(985), "0.985");
  EXPECT_EQ(per_mille(1000), "1.00");
}

}  // namespace
}  // namespace newsfold::cli
