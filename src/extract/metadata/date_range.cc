#include "extract/metadata/date_range.h"

#include <algorithm>
#include <cstdlib>

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kSentenceReach =
    80;                          // bytes before a date in which its sentence speaks of the future
constexpr Day kNewsMemory = 30;  // days for which news leaves the year away
constexpr std::int32_t kOldestYear = 1900;

std::optional<Day> in_year(const text::DateMention& mention, std::int32_t year) {
  const CivilDate civil{year, *mention.month, *mention.day};
  return is_valid(civil) ? std::optional(to_day(civil)) : std::nullopt;
}

// The mention speaks of something that has happened, as far as its wording tells.
bool speaks_of_past(const Page& page, const PageDate& date) {
  std::vector<Token> before;
  for (const Token& word : page.lines()[date.position].words) {
    if (word.end <= date.mention.begin && word.end + kSentenceReach >= date.mention.begin)
      before.push_back(word);
  }
  return !has(page.wording().anywhere(before), Label::kFuture);
}

// Dates of the article's sentences and captions, none of its furniture.
std::vector<const PageDate*> spoken_dates(const Page& page) {
  std::vector<const PageDate*> spoken;
  for (const PageDate& date : page.dates()) {
    if (!date.mention.month || !date.mention.day) continue;
    const PageLine& line = page.lines()[date.position];
    const bool in_core = date.position >= page.core_begin() && date.position < page.core_end() &&
                         (line.kind == LineKind::kBody || line.kind == LineKind::kStandfirst);
    const bool caption = line.kind == LineKind::kCaption &&
                         date.position + 8 >= page.core_begin() && date.position < page.core_end();
    if ((in_core || caption) && line.words.size() > 6 && speaks_of_past(page, date))
      spoken.push_back(&date);
  }
  return spoken;
}

// The latest spoken day not after `last`; `last` may be unknown.
std::optional<Day> latest_spoken(const Page& page, std::optional<Day> last) {
  const std::vector<const PageDate*> spoken = spoken_dates(page);
  std::optional<Day> stated;
  for (const PageDate* date : spoken) {
    if (!date->mention.complete() || *date->mention.year < kOldestYear) continue;
    const Day day = text::mention_day(date->mention);
    if (!last || day <= *last) stated = std::max(stated.value_or(day), day);
  }
  std::optional<Day> latest = stated;
  for (const PageDate* date : spoken) {
    if (date->mention.year || (!last && !stated)) continue;
    const Day day =
        last ? latest_day_until(date->mention, *last) : nearest_day(date->mention, *stated);
    // A date that only fits half a year away is more likely of another year.
    if (std::abs(day - (last ? *last : *stated)) > 183) continue;
    latest = std::max(latest.value_or(day), day);
  }
  return latest;
}

std::optional<Day> earlier(std::optional<Day> a, std::optional<Day> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

}  // namespace

Day latest_day_until(const text::DateMention& mention, Day anchor) {
  for (std::int32_t year = to_civil(anchor).year;; --year) {
    const std::optional<Day> day = in_year(mention, year);
    if (day && *day <= anchor) return *day;
  }
}

Day nearest_day(const text::DateMention& mention, Day anchor) {
  const Day before = latest_day_until(mention, anchor);
  for (std::int32_t year = to_civil(before).year + 1;; ++year) {
    const std::optional<Day> after = in_year(mention, year);
    if (after) return *after - anchor < anchor - before ? *after : before;
  }
}

std::optional<DayRange> written_range(const Page& page, const ArticleDate& date) {
  if (date.published) {
    const std::optional<Day> spoken = latest_spoken(page, date.published);
    const Day day_before = *date.published - 1;
    return DayRange{std::max(spoken.value_or(day_before), day_before), *date.published};
  }
  const std::optional<Day> last =
      earlier(date.page, parse_iso_day(page.document().provenance.added));
  const std::optional<Day> first = latest_spoken(page, last);
  if (!first) return std::nullopt;
  return DayRange{*first, last.value_or(*first + kNewsMemory)};
}

}  // namespace newsfold::extract::metadata
