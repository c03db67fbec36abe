#include "extract/vocabulary.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "extract/lines.h"
#include "extract/phrases.h"

namespace newsfold::extract {
namespace {

Page page_of(std::string_view text) {
  Phrases none;
  none.build();
  return read_page(none, split_lines(text));
}

TEST(Vocabulary, EqualWordsHaveEqualNumbers) {
  const Page page = page_of("Harbour walls of the harbour.\nWalls, 2025 and 東京.");
  const Vocabulary vocabulary(page);
  const auto first = vocabulary.words_of(0), second = vocabulary.words_of(1);
  ASSERT_EQ(first.size(), 3U);   // without "of" and "the"
  ASSERT_EQ(second.size(), 3U);  // without the number and "and": each ideograph is a word
  EXPECT_EQ(first[0].number, first[2].number);
  EXPECT_EQ(first[1].number, second[0].number);
  EXPECT_NE(first[0].number, first[1].number);
  for (const ContentWord& word : first) EXPECT_LT(word.number, vocabulary.size());
}

TEST(Vocabulary, NamesHaveACapitalInsideTheLine) {
  const Page page = page_of("Yesterday Quillon spoke of Marrow in Oslo, loudly.");
  const Vocabulary vocabulary(page);
  std::string names;
  for (const ContentWord& word : vocabulary.words_of(0)) names += word.name ? 'n' : '-';
  EXPECT_EQ(names, "-n-nn-");  // Yesterday Quillon spoke Marrow Oslo loudly
}

TEST(Vocabulary, ManyWordsKeepApart) {
  std::string text;
  for (int i = 0; i < 500; ++i) {
    text += "word";
    for (const char digit : std::to_string(i)) text += static_cast<char>('a' + digit - '0');
    text += ' ';
  }
  const Page page = page_of(text);
  const Vocabulary vocabulary(page);
  std::vector<bool> seen(vocabulary.size(), false);
  for (const ContentWord& word : vocabulary.words_of(0)) {
    EXPECT_FALSE(seen[word.number]);
    seen[word.number] = true;
  }
  EXPECT_EQ(vocabulary.words_of(0).size(), 500U);
}

}  // namespace
}  // namespace newsfold::extract
