#include "newsfold/text/names.h"

#include <gtest/gtest.h>

namespace newsfold::text {
namespace {

using Tokens = std::vector<std::string>;

TEST(LatinFold, TransliteratesAndDropsMarks) {
  EXPECT_EQ(latin_fold("Лавров"), "lavrov");
  EXPECT_EQ(latin_fold("Müller"), "muller");
  EXPECT_EQ(latin_fold("ABC 12"), "abc 12");
  EXPECT_EQ(latin_fold("王毅"), "王毅");
}

// More names than are remembered, twice: a place that another name took gives that one's letters no
// more.
TEST(LatinFold, RemembersNoOtherName) {
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 3000; ++i) {
      const std::string number = std::to_string(i);
      ASSERT_EQ(latin_fold("Лав" + number), "lav" + number);
    }
  }
  const std::string longer(100, 'x');
  EXPECT_EQ(latin_fold("é" + longer), "e" + longer);
}

TEST(VariantKey, SpellingsOfOneNameMeet) {
  EXPECT_EQ(variant_key("Sergei"), variant_key("Sergey"));
  EXPECT_EQ(variant_key("Sergej"), variant_key("Sergey"));
  EXPECT_EQ(variant_key("Zelensky"), variant_key("Zelenskyy"));
  EXPECT_EQ(variant_key("Zelenskiy"), variant_key("Zelenskyy"));
  EXPECT_EQ(variant_key("Mikhail"), variant_key("Mihail"));
  EXPECT_EQ(variant_key("Алексей"), variant_key("Aleksey"));
}

TEST(VariantKey, DifferentNamesStayApart) {
  EXPECT_NE(variant_key("Martin"), variant_key("Marten"));
  EXPECT_NE(variant_key("Ivanov"), variant_key("Ivanova"));
  EXPECT_NE(variant_key("Iran"), variant_key("Iraq"));
}

TEST(FoldNameToken, DropsQuotesDotsAndLatinMarks) {
  EXPECT_EQ(fold_name_token("U.S."), "us");
  EXPECT_EQ(fold_name_token("O’Neill"), "oneill");
  EXPECT_EQ(fold_name_token("Erdoğan"), "erdogan");
  EXPECT_EQ(fold_name_token("AT&T"), "at&t");
  EXPECT_EQ(fold_name_token("Артём"), "артем");
  EXPECT_EQ(fold_name_token("“”"), "");
}

TEST(NameTokens, SplitsAndStripsPossessives) {
  EXPECT_EQ(name_tokens("Jean-Luc O'Hara"), (Tokens{"jean", "luc", "ohara"}));
  EXPECT_EQ(name_tokens("People's Bank’s"), (Tokens{"people", "bank"}));
  EXPECT_EQ(name_tokens("Radio One/Radio Two"), (Tokens{"radio", "one", "radio", "two"}));
  EXPECT_EQ(name_tokens("Springfield, D.C."), (Tokens{"springfield", "dc"}));
  EXPECT_EQ(name_tokens("Київ"), (Tokens{"київ"}));
  EXPECT_TRUE(name_tokens(" - ").empty());
}

}  // namespace
}  // namespace newsfold::text
