// Spotting of calendar dates in running text, in about forty languages: month names with the day on
// either side, ISO and numeric forms, year/month/day suffixes of Chinese, Japanese and Korean,
// weekdays, and relative dates. Integers only. Pure and thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "newsfold/base/calendar.h"

namespace newsfold::text {

// One mention of a date. What the text doesn't state is absent: "March 16" has no year, "March
// 2025" no day, "on Tuesday" a weekday alone.
struct DateMention {
  std::uint32_t begin = 0;  // half-open byte offsets, the weekday and the time of day included
  std::uint32_t end = 0;
  std::optional<std::int32_t> year;
  std::optional<std::uint32_t> month;  // 1..12
  std::optional<std::uint32_t> day;    // 1..31, a day that the month has
  std::optional<unsigned> weekday;     // 0 Sunday .. 6 Saturday
  // "today" 0, "yesterday" -1, "3 days ago" -3, "2 hours ago" 0; nothing for "on Tuesday".
  std::optional<std::int32_t> offset_days;
  bool relative =
      false;  // needs another day to be placed: "on Tuesday", "yesterday", "2 hours ago"
  bool has_time = false;         // a time of day stands beside it
  bool numeric = false;          // month as a number
  bool order_ambiguous = false;  // numeric, day and month could change places: 03/04/2025

  // Year, month and day are all stated.
  bool complete() const { return year && month && day; }
};

// The calendar day of a complete mention. REQUIRES: mention.complete().
Day mention_day(const DateMention& mention);

// Mentions in order, none overlapping. `language` (ISO 639-1, may be empty) settles words that mean
// different things and the order of day and month in numbers ("en": month first between slashes);
// dates of other languages are found where they are complete. Mentions don't cross line ends. Cost:
// linear in the text.
std::vector<DateMention> find_dates(std::string_view text, std::string_view language);

}  // namespace newsfold::text
