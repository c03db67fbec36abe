#include "newsfold/text/words.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "newsfold/text/utf8.h"
#include "reference/words.h"

namespace newsfold::text {
namespace {

std::string cut(std::string_view text, const std::vector<Word>& words) {
  std::string out;
  for (const Word& word : words) {
    out.append("[").append(text.substr(word.begin, word.end - word.begin)).append("]");
  }
  return out;
}

// One comparison for words, folding and token hashes.
void expect_equals_icu(std::string_view text) {
  std::vector<Word> expected;
  for (const auto& [begin, end] : reference::words(text)) expected.push_back({begin, end});
  const std::vector<Word> found = words(text);
  ASSERT_EQ(cut(text, found), cut(text, expected)) << "in: " << text;
  ASSERT_EQ(fold(text), reference::fold(text)) << "in: " << text;
  std::vector<Word> hashed;
  std::vector<std::uint64_t> hashes;
  token_hashes(text, hashed, hashes);
  ASSERT_EQ(cut(text, hashed), cut(text, expected));
  ASSERT_EQ(hashes.size(), hashed.size());
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    const std::string_view token = text.substr(hashed[i].begin, hashed[i].end - hashed[i].begin);
    ASSERT_EQ(hashes[i], token_hash(reference::fold(token))) << token;
  }
}

TEST(Words, Joiners) {
  const auto words_of = [](std::string_view text) { return cut(text, words(text)); };
  EXPECT_EQ(words_of("don't stop"), "[don't][stop]");
  EXPECT_EQ(words_of("Don’t 'quote' it."), "[Don’t][quote][it]");
  EXPECT_EQ(words_of("3.14 and 1,000,000."), "[3.14][and][1,000,000]");
  EXPECT_EQ(words_of("U.S. a_b x-y"), "[U.S][a_b][x][y]");
  EXPECT_EQ(words_of(""), "");
}

// Every string of up to four of these marks and letters, each alone and all behind one another.
TEST(Words, EveryShortMixtureEqualsIcu) {
  const std::vector<std::string> pieces{"a", "Z", "1", "_", ".",      ",",     ":",
                                        ";", "'", "@", " ", "\n",     "-",     "é",
                                        "’", "·", "̈",  "ß", "\u00AD", "\u200D"};
  std::string all;
  for (std::size_t length = 1; length <= 4; ++length) {
    std::vector<std::size_t> digits(length, 0);
    for (bool done = false; !done;) {
      std::string text;
      for (const std::size_t digit : digits) text += pieces[digit];
      expect_equals_icu(text);
      if (testing::Test::HasFatalFailure()) return;
      all += text;
      done = true;
      for (std::size_t& digit : digits) {
        if (++digit < pieces.size()) {
          done = false;
          break;
        }
        digit = 0;
      }
    }
  }
  expect_equals_icu(all);
}

std::string random_text(std::mt19937_64& random) {
  static const std::vector<std::string> kPieces{
      " ",       " ",        "\n", ".",   ",",      "'",      "’",      ":",      ";",  "_",  "@",
      "-",       "“",        "”",  "\t",  "\r\n",   "a",      "th",     "e",      "Qu", "X",  "0",
      "1",       "42",       "é",  "Ü",   "ß",      "İ",      "ı",      "ж",      "Я",  "ё",  "й",
      "и\u0306", "α",        "Σ",  "ς",   "ά",      "א",      "ב\"",    "ر",      "َ",   "ه",  "१",
      "क",       "ि",        "ท",  "ไทย", "日本",   "語",     "カ",     "ー",     "ひ", "한", "국",
      "😀",       "👩\u200D🚀", "🇩",  "🇪",   "\u200B", "\u00AD", "\u200D", "\uFEFF", "ﬁ",  "Ⅷ",  "①",
      "\u0301",  "\u0327",   "̇",   "ộ",   "ơ",      "Å",      "K",      "ª",      "…",  "—"};
  std::string out;
  const std::size_t count = random() % 60;
  const std::size_t width = 4 + random() % (kPieces.size() - 4);
  for (std::size_t i = 0; i < count; ++i) {
    if (random() % 16 == 0) {
      auto c = static_cast<char32_t>(random() % (random() % 8 == 0 ? 0x110000 : 0x3100));
      append(out, c >= 0xD800 && c < 0xE000 ? U'?' : c);
    } else {
      out += kPieces[random() % width];
    }
  }
  return out;
}

TEST(Words, RandomMixturesEqualIcu) {
  std::mt19937_64 random(11);
  for (int i = 0; i < 20000; ++i) {
    expect_equals_icu(random_text(random));
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(Words, EveryCodePointBetweenLettersAndDigitsEqualsIcu) {
  std::string all;
  for (char32_t c = 1; c < 0x3400; ++c) {
    for (const char* const side : {"a", "1", " "}) {
      all += side;
      append(all, c);
      all += side;
      all += ' ';
    }
    append(all, c);
    all += ' ';
    if (c % 64 != 0) continue;
    expect_equals_icu(all);
    if (testing::Test::HasFatalFailure()) return;
    all.clear();
  }
}

TEST(Words, InvalidBytesEndWords) {
  EXPECT_EQ(cut("ab\xFF"
                "cd",
                words("ab\xFF"
                      "cd")),
            "[ab][cd]");
}

// Every line of the shared evaluation data, JSON and all.
TEST(Words, AllSharedTextEqualsIcu) {
  const char* const root = std::getenv("NEWSFOLD_SHARED_EVAL");
  const std::filesystem::path folder = root != nullptr ? root : NEWSFOLD_TESTS "/../../shared/eval";
  if (!std::filesystem::is_directory(folder)) GTEST_SKIP() << "no " << folder;
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".jsonl") continue;
    ++files;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      expect_equals_icu(line);
      if (testing::Test::HasFatalFailure()) return;
    }
  }
  EXPECT_GT(files, 0u);
}

}  // namespace
}  // namespace newsfold::text
