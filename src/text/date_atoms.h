// A text reduced to what dates are made of: numbers and the words of data/text/date_names.tsv.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/date_names.h"

namespace newsfold::text {

// What directly follows a number.
enum class NumberTail : std::uint8_t {
  kNone,
  kOrdinal,   // "16th", "1er", "1.º": consumed by the atom
  kYear,      // 年 년: consumed
  kMonth,     // 月 월: consumed
  kDay,       // 日 号 일: consumed
  kLetters,   // other letters, not consumed: "16March", "5G"
  kDigits,    // a year whose digits run on
  kUnitMark,  // % or a decimal or thousand group: no part of a date
};

struct DateAtom {
  std::uint32_t begin = 0;  // bytes, half-open
  std::uint32_t end = 0;
  std::span<const DateWord> readings;  // empty: a number
  std::int32_t number = -1;
  std::uint8_t digits = 0;
  NumberTail tail = NumberTail::kNone;
  bool capital = false;  // a word that starts with a capital letter, or of a script without case

  bool is_number() const { return readings.empty(); }
};

// Atoms in order, never across a line end. Numbers of more than four digits are left out, but break
// what stands on both sides (gaps are read from the text).
std::vector<DateAtom> date_atoms(std::string_view text);

}  // namespace newsfold::text
