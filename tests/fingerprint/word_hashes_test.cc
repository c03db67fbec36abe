#include "fingerprint/word_hashes.h"

#include <string>

#include <gtest/gtest.h>

namespace newsfold::fingerprint {
namespace {

// Many more words than places, so that they push one another out.
TEST(WordHasher, GivesAWordTheSameHashHoweverOftenAndAfterWhatever) {
  WordHasher kept("en");
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 20000; i += round + 1) {
      const std::string word = "Harvest" + std::to_string(i * 7919 % 100000);
      const std::uint32_t found = kept.hash(word, false);
      if (i % 100 != 0) continue;
      WordHasher fresh("en");
      ASSERT_EQ(found, fresh.hash(word, false)) << word;
    }
  }
}

TEST(WordHasher, FoldsAndStemsInItsLanguage) {
  WordHasher english("en");
  EXPECT_EQ(english.hash("Harvests", false), english.hash("harvest", false));
  EXPECT_NE(english.hash("harvest", false), english.hash("harbour", false));
  WordHasher none("xx");
  EXPECT_NE(none.hash("harvests", false), none.hash("harvest", false));
}

TEST(WordHasher, TellsWordsApartByEachByte) {
  WordHasher hasher("xx");
  EXPECT_NE(hasher.hash("abcdefghijklmno", false), hasher.hash("abcdefghijklmnop", false));
  EXPECT_NE(hasher.hash("abcdefghijklmnopq", false), hasher.hash("abcdefghijklmnopr", false));
  EXPECT_NE(hasher.hash("abcdefghijklmnop", false), hasher.hash("bbcdefghijklmnop", false));
  EXPECT_NE(hasher.hash("abcdXefgh", false), hasher.hash("abcdYefgh", false));
  EXPECT_NE(hasher.hash("abXde", false), hasher.hash("abYde", false));
  EXPECT_NE(hasher.hash("aXb", false), hasher.hash("aYb", false));
  EXPECT_NE(hasher.hash("aa", false), hasher.hash("aaa", false));
}

TEST(WordHasher, ReadsNumbersWithoutCommas) {
  WordHasher hasher("en");
  EXPECT_EQ(hasher.hash("12,000", true), hasher.hash("12000", true));
  EXPECT_NE(hasher.hash("12000", true), hasher.hash("12001", true));
}

TEST(WordHasher, OfAThreadFollowsTheLanguage) {
  const std::uint32_t english = WordHasher::of_thread("en").hash("running", false);
  const std::uint32_t none = WordHasher::of_thread("xx").hash("running", false);
  EXPECT_NE(english, none);
  EXPECT_EQ(WordHasher::of_thread("en").hash("running", false), english);
}

TEST(WordHasher, OutlivesManyLanguages) {
  const std::uint32_t english = WordHasher::of_thread("en").hash("running", false);
  for (int i = 0; i < 200; ++i) {
    const std::string language = "x" + std::to_string(i);
    ASSERT_NE(WordHasher::of_thread(language).hash("running", false), english) << language;
    ASSERT_EQ(WordHasher::of_thread("en").hash("running", false), english) << language;
  }
}

}  // namespace
}  // namespace newsfold::fingerprint
