#include <algorithm>

#include <gtest/gtest.h>

#include "newsfold/emit/emit.h"
#include "newsfold/text/display_width.h"

namespace newsfold::emit {
namespace {

const std::vector<StoryRow> kRows = {
    {"b", "A bridge closes", "2025-03-14", "2025-03-16", 2, 2, 0, {"Ostrava"}},
    {"a", "", "", "", 1, 1, 0, {}},
    {"c",
     "Harbour opens after a long delay that nobody could explain",
     "2024-12-31",
     "2025-01-02",
     12,
     9,
     3,
     {"Mira Tolvanen", "Port Authority of the Lower Danube"}},
};

TEST(StoryTable, LargestFirstInColumns) {
  EXPECT_EQ(
      story_table(kRows, 100, false),
      "docs  sources  copies  dates                  title                               about\n"
      "  12        9       3  2024-12-31–2025-01-02  Harbour opens after a long delay …  "
      "Mira Tolvanen, Po…\n"
      "   2        2          2025-03-14–16          A bridge closes                     Ostrava\n"
      "   1        1          undated                (no title)\n");
}

TEST(StoryTable, NarrowTerminalsKeepTheTitle) {
  EXPECT_EQ(story_table(kRows, 50, false),
            "docs  dates                  title\n"
            "  12  2024-12-31–2025-01-02  Harbour opens after …\n"
            "   2  2025-03-14–16          A bridge closes\n"
            "   1  undated                (no title)\n");
}

TEST(StoryTable, ColourOnlyWhenAsked) {
  const std::string table = story_table({{"a", "T", "2025-01-01", "", 1, 1, 0, {"E"}}}, 80, true);
  EXPECT_NE(table.find("\x1b[1m1\x1b[0m"), std::string::npos);
  EXPECT_NE(table.find("\x1b[36mE"), std::string::npos);
}

TEST(StoryTable, SaysThatThereIsNothing) { EXPECT_EQ(story_table({}, 80, true), "No stories.\n"); }

TEST(StoryTable, NoLineIsWiderThanTheTerminal) {
  std::vector<StoryRow> rows = kRows;
  rows.push_back({"d",
                  "东京的新港口今天正式开放东京的新港口今天正式开放东京的新港口今天正式开放",
                  "2025-01-01",
                  "2025-01-01",
                  1,
                  1,
                  0,
                  {"東京", "横浜", "大阪", "名古屋", "札幌", "福岡", "神戸"}});
  for (std::size_t width = 0; width <= 160; ++width) {
    const std::string table = story_table(rows, width, false);
    for (std::size_t begin = 0; begin < table.size();) {
      const std::size_t end = table.find('\n', begin);
      EXPECT_LE(text::display_width(std::string_view(table).substr(begin, end - begin)),
                std::max<std::size_t>(width, 40))
          << width;
      begin = end + 1;
    }
  }
}

TEST(StoryTable, DoesNotDependOnTheOrderOfRows) {
  EXPECT_EQ(story_table({kRows[2], kRows[1], kRows[0]}, 90, true), story_table(kRows, 90, true));
}

TEST(StoryTable, ATitleCannotMoveTheCursor) {
  const std::string table =
      story_table({{"a", "x\x1b[2Jy\nz\u202E", "", "", 1, 1, 0, {}}}, 80, false);
  EXPECT_EQ(table.find('\x1b'), std::string::npos);
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 2);
}

}  // namespace
}  // namespace newsfold::emit
