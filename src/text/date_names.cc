#include "text/date_names.h"

#include <algorithm>

#include "base/embedded.h"
#include "base/fields.h"

NEWSFOLD_EMBEDDED(newsfold_date_names);

namespace newsfold::text {
namespace {

// Cuts `rest` at the first `separator`: returns the part before it.
// The reading of the field numbered `index` in a row of the given kind.
DateWord reading(std::string_view kind, int index, std::uint16_t language) {
  const auto value = static_cast<std::int8_t>(index);
  if (kind == "months")
    return {DateWordKind::kMonth, static_cast<std::int8_t>(index + 1), language};
  if (kind == "weekdays") return {DateWordKind::kWeekday, value, language};
  if (kind == "weekdays_short") return {DateWordKind::kShortWeekday, value, language};
  if (kind == "near")
    return {DateWordKind::kNearDay, static_cast<std::int8_t>(index - 1), language};
  if (kind == "units") return {DateWordKind::kUnit, value, language};
  return {index == 0 ? DateWordKind::kAgoBefore : DateWordKind::kAgoAfter, 0, language};
}

}  // namespace

const DateNames& DateNames::shipped() {
  static const DateNames kNames(embedded(newsfold_date_names_begin, newsfold_date_names_end));
  return kNames;
}

DateNames::DateNames(std::string_view table) {
  while (!table.empty()) {
    std::string_view row = cut(table, '\n');
    if (row.empty() || row[0] == '#') continue;
    const std::uint16_t language = language_key(cut(row, '\t'));
    const std::string_view kind = cut(row, '\t');
    for (int index = 0; !row.empty(); ++index) {
      std::string_view field = cut(row, '\t');
      while (!field.empty()) {
        const std::string_view word = cut(field, ' ');
        if (word != "-") add(word, reading(kind, index, language));
      }
    }
  }
}

void DateNames::add(std::string_view word, DateWord reading) {
  words_[word].push_back(reading);
  longest_ = std::max(longest_, word.size());
}

}  // namespace newsfold::text
