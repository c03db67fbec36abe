// Code points as the line classifier sees them. Own tables, not ICU: every byte of every dump
// passes here, and the handful of properties needed is coarse. Pure; a few comparisons a code
// point.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace newsfold::extract {

enum class CharClass : std::uint8_t {
  kSpace,
  kLetter,
  kIdeograph,  // Han and kana: a word of its own
  kDigit,
  kApostrophe,   // joins letters: don't
  kMark,         // combining or invisible: part of the word, not hashed
  kSentenceEnd,  // . ! ? and their kin
  kComma,
  kColon,
  kQuote,
  kOpen,
  kClose,
  kDash,
  kBar,    // | / › » · •: what menus and crumbs are made of
  kSymbol  // everything else, icons too
};

struct Char {
  char32_t folded;  // lower case, where the simple mapping knows one
  CharClass kind;
  bool upper;
  std::uint8_t size;  // bytes
};

// The character at `offset`; an invalid byte is a symbol of one byte. REQUIRES: offset <
// text.size().
Char read_char(std::string_view text, std::size_t offset);

}  // namespace newsfold::extract
