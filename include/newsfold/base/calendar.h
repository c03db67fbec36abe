// Days without times or zones. A Day counts days since 1970-01-01 in the proleptic Gregorian
// calendar. All functions are pure and thread-safe.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsfold {

using Day = std::int32_t;

struct CivilDate {
  std::int32_t year = 1970;
  std::uint32_t month = 1;  // 1..12
  std::uint32_t day = 1;    // 1..31

  auto operator<=>(const CivilDate&) const = default;
};

// Both ends included. REQUIRES: first <= last.
struct DayRange {
  Day first = 0;
  Day last = 0;

  auto operator<=>(const DayRange&) const = default;
};

bool is_valid(const CivilDate& date);
// REQUIRES: is_valid(date). Howard Hinnant's days_from_civil.
Day to_day(const CivilDate& date);
CivilDate to_civil(Day day);
// 0 Sunday .. 6 Saturday.
unsigned weekday(Day day);
// The leading YYYY-MM-DD of an ISO 8601 date or timestamp; nothing when there is none or it is no
// date.
std::optional<Day> parse_iso_day(std::string_view text);
// "2025-03-16"
std::string format_day(Day day);

}  // namespace newsfold
