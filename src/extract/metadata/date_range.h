// When an article may have been written, from what its text speaks of.
#pragma once

#include <optional>

#include "extract/metadata/page.h"
#include "newsfold/records/article.h"

namespace newsfold::extract::metadata {

// With a publication date: that day, or from the day before where the text speaks of no later one
// (time zones). Without: not before the latest past day the text or a caption speaks of, not after
// the page's clock or the day it was added; where neither is known, at most a month later, for news
// gives dates of this year without the year only while they are near. Days without a year are
// placed next to the days with one. Nothing when nothing tells.
std::optional<DayRange> written_range(const Page& page, const ArticleDate& date);

// The day of a year-less mention that is nearest to `anchor`.
// REQUIRES: mention.month && mention.day.
Day nearest_day(const text::DateMention& mention, Day anchor);
// The latest that is not after `anchor`.
Day latest_day_until(const text::DateMention& mention, Day anchor);

}  // namespace newsfold::extract::metadata
