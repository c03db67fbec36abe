// The words of dates (data/text/date_names.tsv), looked up by folded form.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/word_table.h"

namespace newsfold::text {

enum class DateWordKind : std::uint8_t {
  kMonth,         // value 1..12
  kWeekday,       // value 0..6
  kShortWeekday,  // the same; counts only beside a date
  kNearDay,       // value -1, 0, 1
  kUnit,          // value 0 minute, 1 hour, 2 day, 3 week, 4 month, 5 year
  kAgoBefore,     // "vor" in "vor 3 Stunden"
  kAgoAfter,      // "ago" in "3 hours ago"
};

// One reading of a word.
struct DateWord {
  DateWordKind kind;
  std::int8_t value;
  std::uint16_t language;  // two letters, see language_key
};

// "en" → one number; 0 for anything but two letters.
constexpr std::uint16_t language_key(std::string_view language) {
  return language.size() < 2
             ? 0
             : static_cast<std::uint16_t>(static_cast<unsigned char>(language[0]) * 256 +
                                          static_cast<unsigned char>(language[1]));
}

class DateNames {
 public:
  // The shipped table, parsed at first use. Thread-safe.
  static const DateNames& shipped();

  explicit DateNames(std::string_view table);

  // All readings of a lower-case word, in the order of the table; empty when it is none of ours.
  std::span<const DateWord> find(std::string_view word) const {
    const std::vector<DateWord>* const readings = words_.find(word);
    return readings == nullptr ? std::span<const DateWord>() : *readings;
  }
  std::size_t longest() const { return longest_; }  // bytes

 private:
  void add(std::string_view word, DateWord reading);

  WordTable<std::vector<DateWord>> words_;  // keys point into the table
  std::size_t longest_ = 0;
};

}  // namespace newsfold::text
