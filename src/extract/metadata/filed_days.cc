#include "extract/metadata/filed_days.h"

#include <algorithm>
#include <charconv>

namespace newsfold::extract::metadata {
namespace {

constexpr std::int32_t kFirstYear = 1995;
constexpr std::int32_t kLastYear = 2100;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A number of `size` digits at `at`, which another digit does not follow unless `packed`.
std::optional<std::uint32_t> number_at(std::string_view text, std::size_t at, std::size_t size,
                                       bool packed) {
  if (at + size > text.size()) return std::nullopt;
  std::uint32_t value = 0;
  const char* const end = text.data() + at + size;
  if (std::from_chars(text.data() + at, end, value).ptr != end) return std::nullopt;
  if (!packed && at + size < text.size() && is_digit(text[at + size])) return std::nullopt;
  return value;
}

DayRange month_of(const CivilDate& date) {
  const Day first = to_day({date.year, date.month, 1});
  const Day next =
      date.month == 12 ? to_day({date.year + 1, 1, 1}) : to_day({date.year, date.month + 1, 1});
  return {first, next - 1};
}

// What the digits from `at` on say: year, month and perhaps day, with one mark between them or
// none.
std::optional<DayRange> range_at(std::string_view path, std::size_t at) {
  const auto year = number_at(path, at, 4, true);
  if (!year || static_cast<std::int32_t>(*year) < kFirstYear ||
      static_cast<std::int32_t>(*year) >= kLastYear || at + 4 >= path.size())
    return std::nullopt;
  const bool packed = is_digit(path[at + 4]);
  const std::size_t gap = packed ? 0 : 1;
  if (!packed && path[at + 4] != '/' && path[at + 4] != '-') return std::nullopt;
  const auto month = number_at(path, at + 4 + gap, 2, packed);
  CivilDate date{static_cast<std::int32_t>(*year), month.value_or(0), 1};
  if (!is_valid(date)) return std::nullopt;
  const std::size_t behind = at + 6 + gap;
  const bool goes_on = packed || (behind < path.size() && path[behind] == path[at + 4]);
  const auto day = goes_on ? number_at(path, behind + gap, 2, false) : std::nullopt;
  date.day = day.value_or(0);
  if (is_valid(date)) return DayRange{to_day(date), to_day(date)};
  return packed ? std::nullopt : std::optional(month_of(date));
}

}  // namespace

std::optional<DayRange> filed_days(std::string_view url) {
  const std::string_view path = url.substr(0, url.find_first_of("?#"));
  std::optional<DayRange> latest;
  for (std::size_t at = path.find('/'); at < path.size(); at = path.find('/', at + 1)) {
    const std::optional<DayRange> range = range_at(path, at + 1);
    if (range && (!latest || range->first > latest->first)) latest = range;
  }
  return latest;
}

}  // namespace newsfold::extract::metadata
