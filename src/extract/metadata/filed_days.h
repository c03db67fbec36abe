// The days in which a file was put on a site, as its address says: systems file uploads by month.
#pragma once

#include <optional>
#include <string_view>

#include "newsfold/base/calendar.h"

namespace newsfold::extract::metadata {

// The month of "/uploads/2025/03/dock.jpg", the day of "/2025/03/16/dock.jpg" or of
// "/20250316/dock.jpg"; nothing where the path has none. The latest, where it has several. Linear.
std::optional<DayRange> filed_days(std::string_view url);

}  // namespace newsfold::extract::metadata
