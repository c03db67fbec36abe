// A line as words and counts: all that features, phrase rules and kinds look at.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/characters.h"

namespace newsfold::extract {

// A word, folded and hashed. Every run of digits hashes as the word "0"; each ideograph is a word.
struct Word {
  enum Flag : std::uint8_t { kCapital = 1, kAllCaps = 2, kNumber = 4, kIdeograph = 8, kGlued = 16 };

  std::uint64_t hash = 0;
  std::uint32_t begin = 0;  // bytes into the line
  std::uint16_t size = 0;   // code points
  std::uint8_t flags = 0;
};

// What a line ends on.
enum class LineEnd : std::uint8_t {
  kOther,
  kStop,
  kQuestion,
  kCall,
  kEllipsis,  // of a teaser, often
  kColon,
  kComma
};

struct LineShape {
  std::uint32_t first_word = 0;  // into the page's words
  std::uint32_t words = 0;
  std::uint32_t code_points = 0;
  std::uint32_t letters = 0;
  std::uint32_t digits = 0;
  std::uint32_t uppers = 0;
  std::uint32_t ideographs = 0;
  std::uint32_t capitals = 0;  // words that begin with one
  std::uint32_t glued = 0;     // words with a capital after a small letter: "StatesRussia"
  std::uint32_t sentence_ends = 0;
  std::uint32_t commas = 0;
  std::uint32_t bars = 0;
  std::uint32_t quotes = 0;
  std::uint32_t symbols = 0;
  std::uint32_t before_colon = 0;  // words before the last colon; 0 without one
  std::uint32_t years = 0;         // numbers 1900..2099
  std::uint64_t hash = 0;          // of the words in order: equal lines, whatever their punctuation
  CharClass first = CharClass::kSpace;
  CharClass last = CharClass::kSpace;
  LineEnd end = LineEnd::kOther;  // closing quotes and brackets aside
  bool first_upper = false;
  bool ends_sentence = false;  // the last mark, closing quotes aside, ends a sentence
  bool clock = false;          // 12:34
  bool address = false;        // a URL, e-mail address or @handle
  bool copyright = false;

  // Words for the purpose of length: two ideographs make about one.
  std::uint32_t length() const { return words - ideographs + (ideographs + 1) / 2; }
};

// Appends the line's words to `words`. Cost: one pass over the bytes.
LineShape measure_line(std::string_view line, std::vector<Word>& words);

}  // namespace newsfold::extract
