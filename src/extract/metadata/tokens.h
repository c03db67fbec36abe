// Words of a line as hashes: what titles, labels and the article's core are compared by.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace newsfold::extract::metadata {

struct Token {
  std::uint64_t hash = 0;   // of the lower-case form
  std::uint64_t stem = 0;   // of its first letters: inflected forms meet
  std::uint32_t begin = 0;  // bytes into the tokenized text, half-open
  std::uint32_t end = 0;
  std::uint16_t letters = 0;  // code points
  bool capital = false;       // starts with a capital letter
  bool all_capitals = false;  // two or more letters, all capital
  bool number = false;        // only digits
  bool has_digit = false;
  bool ideograph = false;  // one character of a script written without spaces
  bool glued = false;      // a small letter meets a capital inside: "RussiaWar"
};

// Runs of letters, digits, marks and inner apostrophes; each ideograph or kana is a token. Linear.
std::vector<Token> tokenize(std::string_view text);
// The same, appended to `tokens`.
void tokenize(std::string_view text, std::vector<Token>& tokens);

// The hash of a phrase: that of its words in order.
std::uint64_t extend_phrase(std::uint64_t phrase, std::uint64_t word);
std::uint64_t phrase_hash(std::string_view phrase);

}  // namespace newsfold::extract::metadata
