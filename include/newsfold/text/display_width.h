// Columns that text takes on a terminal. Pure and thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsfold::text {

// Columns of one code point: 2 for East Asian wide and fullwidth characters (UAX #11), 0 for
// combining marks and format characters, else 1. Sequences that a terminal joins (emoji with ZWJ,
// flags) count their parts.
std::size_t display_width(char32_t c);
std::size_t display_width(std::string_view text);

// The text on one line in at most `width` columns, its end replaced by "…" where it is longer.
// Control characters, line and bidi marks become spaces: a title cannot move the cursor or turn the
// line round.
std::string fit_width(std::string_view text, std::size_t width);

}  // namespace newsfold::text
