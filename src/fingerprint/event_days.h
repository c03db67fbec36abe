// The days that an article speaks of.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "fingerprint/tokens.h"
#include "newsfold/base/calendar.h"
#include "newsfold/records/article.h"

namespace newsfold::fingerprint {

struct SpokenDay {
  std::uint32_t month_day = 0;  // month * 100 + day
  std::optional<Day> day = {};  // where the year is stated or follows from the publication date
  Zone zone = Zone::kBody;
  bool stated = true;  // with its month, not as "on Tuesday"
};

struct SpokenWeekday {
  unsigned weekday = 0;  // 0 Sunday .. 6 Saturday
  Zone zone = Zone::kBody;
};

// Both in order of mention. Weekdays and "yesterday" are days only where the publication date is
// known: "on Tuesday" is the last Tuesday up to it. A day without a year is the one nearest to
// publication. A weekday is what is named, or what a day is whose year is known. The imprint's days
// are left out.
struct SpokenDays {
  std::vector<SpokenDay> days;
  std::vector<SpokenWeekday> weekdays;
};
SpokenDays spoken_days(const Article& article, const TokenizedArticle& tokenized);

}  // namespace newsfold::fingerprint
