// The page's own clock: the day of the visit beside the weather or the masthead, no date of the
// article.
#pragma once

#include <cstdint>
#include <optional>

#include "extract/metadata/page.h"

namespace newsfold::extract::metadata {

// A complete date that stands with the weather: neither the title nor text of the article between.
bool beside_weather(const Page& page, const PageDate& date, std::optional<std::uint32_t> title);

// What the clock says: a date beside the weather before one with its weekday alone above the title.
// Nothing when there is none.
std::optional<Day> page_clock(const Page& page, std::optional<std::uint32_t> title);

}  // namespace newsfold::extract::metadata
