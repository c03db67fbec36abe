// Values that pages declare, as text for people: references resolved, tags and double blanks gone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/metadata/labels.h"
#include "newsfold/base/calendar.h"

namespace newsfold::extract::metadata {

std::string declared_text(std::string_view raw);

// The day of a declared date: ISO 8601, RFC 2822, the wordings that text/dates.h reads, digits
// without marks (20250316), seconds or milliseconds since 1970. Nothing outside 1990..2100: such
// values are defaults of a program, not days of an article on the web.
std::optional<Day> declared_day(std::string_view raw, std::string_view language);

// The names of a declared author: "By Ann Lee and Bo Moe" gives two. Addresses give none.
std::vector<std::string> declared_names(std::string_view raw, const Wording& wording);

}  // namespace newsfold::extract::metadata
