#include "extract/metadata/line_ends.h"

#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace newsfold::extract::metadata {
namespace {

struct Lines {
  explicit Lines(const std::vector<std::string_view>& texts) {
    words.reserve(texts.size());
    for (const std::string_view text : texts) {
      words.push_back(tokenize(text));
      PageLine line;
      line.text = text;
      line.words = words.back();
      line.counted = static_cast<std::uint32_t>(words.back().size());
      lines.push_back(line);
    }
  }
  std::vector<std::vector<Token>> words;
  std::vector<PageLine> lines;
};

TEST(LineEnds, FindTheTitleInABreadcrumbAndTheKickerInAHeading) {
  const Lines page({"HomeTravelFerry adds two boats", "Ferry adds two boats",
                    "Ferry adds two boats for the winter", "two boats", "",
                    "Another line altogether", "Ferry adds two boats"});
  const LineEnds ends(page.lines);
  EXPECT_TRUE(ends.overlap(1, LineEnd::kLast).in_longer);
  EXPECT_FALSE(ends.overlap(1, LineEnd::kLast).holds_shorter) << "two words are no part";
  EXPECT_TRUE(ends.overlap(1, LineEnd::kFirst).in_longer);
  EXPECT_TRUE(ends.overlap(0, LineEnd::kLast).holds_shorter);
  EXPECT_FALSE(ends.overlap(0, LineEnd::kFirst).holds_shorter);
  EXPECT_TRUE(ends.overlap(2, LineEnd::kFirst).holds_shorter);
  EXPECT_FALSE(ends.overlap(2, LineEnd::kLast).holds_shorter);
  for (const std::size_t alone : {3U, 4U, 5U}) {
    EXPECT_FALSE(ends.overlap(alone, LineEnd::kFirst).in_longer) << alone;
    EXPECT_FALSE(ends.overlap(alone, LineEnd::kLast).in_longer) << alone;
  }
}

TEST(LineEnds, OfEqualLinesAreNoParts) {
  const Lines page({"Ferry adds two boats", "Ferry adds two boats"});
  const LineEnds ends(page.lines);
  EXPECT_FALSE(ends.overlap(0, LineEnd::kFirst).in_longer);
  EXPECT_FALSE(ends.overlap(0, LineEnd::kLast).holds_shorter);
}

}  // namespace
}  // namespace newsfold::extract::metadata
