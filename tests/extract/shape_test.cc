#include "extract/shape.h"

#include <gtest/gtest.h>

namespace newsfold::extract {
namespace {

LineShape measure(std::string_view line) {
  std::vector<Word> words;
  return measure_line(line, words);
}

TEST(Shape, SentenceEnds) {
  EXPECT_EQ(measure("It rained. The river rose! Why?").sentence_ends, 3u);
  EXPECT_TRUE(measure("“It rained.”").ends_sentence);
  EXPECT_FALSE(measure("It rained, they said").ends_sentence);
  EXPECT_EQ(measure("The U.S. State Department at example.com spoke 3.5 times").sentence_ends, 0u);
  EXPECT_EQ(measure("今天下雨。河水上涨。").sentence_ends, 2u);
  EXPECT_TRUE(measure("今天下雨。").ends_sentence);
}

TEST(Shape, LineEnds) {
  EXPECT_EQ(measure("It rained. “Why?”").end, LineEnd::kQuestion);
  EXPECT_EQ(measure("Is it so? It rained.").end, LineEnd::kStop);
  EXPECT_EQ(measure("The river rose and...").end, LineEnd::kEllipsis);
  EXPECT_EQ(measure("The river rose and […]").end, LineEnd::kEllipsis);
  EXPECT_EQ(measure("今天下雨！").end, LineEnd::kCall);
  EXPECT_EQ(measure("What we know:").end, LineEnd::kColon);
  EXPECT_EQ(measure("Rain... and more").end, LineEnd::kOther);
}

TEST(Shape, GluedWordsAndCapitals) {
  const LineShape shape = measure("FloodsRiverlandNorth Bridge");
  EXPECT_EQ(shape.glued, 1u);
  EXPECT_EQ(shape.capitals, 2u);
  EXPECT_EQ(shape.words, 2u);
}

TEST(Shape, YearsClocksAndAddresses) {
  EXPECT_EQ(measure("3 May 2031, 10:45").years, 1u);
  EXPECT_TRUE(measure("3 May 2031, 10:45").clock);
  EXPECT_FALSE(measure("Ratio 10: 45").clock);
  EXPECT_TRUE(measure("https://example.org/x").address);
  EXPECT_TRUE(measure("desk@example.org").address);
  EXPECT_FALSE(measure("at the desk").address);
}

TEST(Shape, EqualWordsHashEqual) {
  EXPECT_EQ(measure("Flood in the valley").hash, measure("FLOOD, in the valley!").hash);
  EXPECT_NE(measure("Flood in the valley").hash, measure("Flood the in valley").hash);
  EXPECT_NE(measure("Page 3").hash, measure("Page 4").hash);
}

TEST(Shape, FoldsScriptsWithCase) {
  std::vector<Word> a;
  std::vector<Word> b;
  measure_line("Київ ÉTÉ Ğ", a);
  measure_line("київ été ğ", b);
  ASSERT_EQ(a.size(), 3u);
  for (std::size_t i = 0; i < a.size(); ++i) EXPECT_EQ(a[i].hash, b[i].hash);
}

TEST(Shape, KnowsMarksAndDigitsOfManyScripts) {
  EXPECT_EQ(measure("ΌΡΟΙ ΎΨΟΣ ΏΡΑ").hash, measure("όροι ύψοσ ώρα").hash);
  EXPECT_TRUE(measure("Τι είναι αυτό\u037E").ends_sentence);
  EXPECT_TRUE(measure("দুই দিন বৃষ্টি হয়েছে।").ends_sentence);
  EXPECT_EQ(measure("২০২৫").digits, 4u);
  EXPECT_EQ(measure("௨௦௨௫").digits, 4u);
  EXPECT_EQ(measure("๒๕๖๘").digits, 4u);
  EXPECT_TRUE(measure("မိုးရွာသည်။").ends_sentence);
}

TEST(Shape, IdeographsCountHalf) { EXPECT_EQ(measure("河水上涨").length(), 2u); }

}  // namespace
}  // namespace newsfold::extract
