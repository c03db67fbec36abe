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

// In order of mention. Weekdays and "yesterday" count only where the publication date is known: "on
// Tuesday" is the last Tuesday up to it. A day without a year is the one nearest to publication.
// The imprint's days are left out.
std::vector<SpokenDay> spoken_days(const Article& article, const TokenizedArticle& tokenized);

}  // namespace newsfold::fingerprint
