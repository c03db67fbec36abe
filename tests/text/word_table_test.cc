#include "text/word_table.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace newsfold::text {
namespace {

TEST(WordTable, FindsEachWordsValueAndNoOther) {
  std::vector<std::string> words;
  for (int i = 0; i < 1000; ++i) words.push_back("w" + std::to_string(i * 37));
  WordTable<int> table;
  for (int i = 0; i < 1000; ++i) table[words[static_cast<std::size_t>(i)]] = i;
  for (int i = 0; i < 1000; ++i) {
    const int* const value = table.find(words[static_cast<std::size_t>(i)]);
    ASSERT_NE(value, nullptr);
    EXPECT_EQ(*value, i);
  }
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(table.find("w" + std::to_string(i * 37 + 1)), nullptr);
}

TEST(WordTable, GivesAWordThatItHasTheSameValueAgain) {
  WordTable<int> table;
  table["day"] = 1;
  table["day"] |= 2;
  ASSERT_NE(table.find("day"), nullptr);
  EXPECT_EQ(*table.find("day"), 3);
}

TEST(WordTable, HasNoWordBeforeOneIsAdded) {
  WordTable<int> table;
  EXPECT_EQ(table.find("day"), nullptr);
  EXPECT_EQ(table.find(""), nullptr);
  table[""] = 1;
  EXPECT_EQ(table.find(""), nullptr);
}

}  // namespace
}  // namespace newsfold::text
