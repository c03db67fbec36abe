#include "fingerprint/event_days.h"

#include <cstdlib>

#include "newsfold/text/dates.h"

namespace newsfold::fingerprint {
namespace {

std::uint32_t month_day(const CivilDate& date) { return date.month * 100 + date.day; }

// The day of this month and day that lies nearest to `published`.
std::optional<Day> nearest_day(const text::DateMention& mention, Day published) {
  std::optional<Day> best;
  const std::int32_t year = to_civil(published).year;
  for (const std::int32_t candidate : {year, year - 1, year + 1}) {
    const CivilDate date{candidate, *mention.month, *mention.day};
    if (!is_valid(date)) continue;
    const Day day = to_day(date);
    if (!best || std::abs(day - published) < std::abs(*best - published)) best = day;
  }
  return best;
}

std::optional<SpokenDay> resolve(const text::DateMention& mention, std::optional<Day> published) {
  if (mention.complete()) {
    return SpokenDay{.month_day = *mention.month * 100 + *mention.day,
                     .day = text::mention_day(mention)};
  }
  if (mention.month && mention.day) {
    SpokenDay out{.month_day = *mention.month * 100 + *mention.day};
    if (published) out.day = nearest_day(mention, *published);
    return out;
  }
  if (!published) return {};
  std::optional<Day> day;
  if (mention.offset_days) {
    day = *published + *mention.offset_days;
  } else if (mention.weekday) {
    day = *published - static_cast<Day>((weekday(*published) + 7 - *mention.weekday) % 7);
  }
  if (!day) return {};
  return SpokenDay{.month_day = month_day(to_civil(*day)), .day = day, .stated = false};
}

std::optional<unsigned> weekday_of(const text::DateMention& mention,
                                   const std::optional<SpokenDay>& spoken) {
  if (mention.weekday) return mention.weekday;
  if (spoken && spoken->day) return weekday(*spoken->day);
  return {};
}

}  // namespace

SpokenDays spoken_days(const Article& article, const TokenizedArticle& tokenized) {
  SpokenDays out;
  const auto add = [&](std::string_view text, bool title) {
    for (const text::DateMention& mention : text::find_dates(text, article.language)) {
      if (!title && inside(tokenized.imprint, mention.begin)) continue;
      std::optional<SpokenDay> spoken = resolve(mention, article.date.published);
      const Zone zone = title                                ? Zone::kTitle
                        : mention.begin < tokenized.lead_end ? Zone::kLead
                                                             : Zone::kBody;
      if (const auto on = weekday_of(mention, spoken)) out.weekdays.push_back({*on, zone});
      if (!spoken) continue;
      spoken->zone = zone;
      out.days.push_back(*spoken);
    }
  };
  add(article.title, true);
  add(article.text, false);
  return out;
}

}  // namespace newsfold::fingerprint
