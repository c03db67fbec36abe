// What the terminal can show.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsfold::cli {

bool is_terminal(int file);
// Columns of the terminal on stdout; $COLUMNS, or 80, where it doesn't tell. At least 40.
std::size_t terminal_width();
// Stdout is a terminal that shows colours, and NO_COLOR (https://no-color.org) is not set.
bool wants_colour();

// At most `columns` code points, the last an ellipsis where something was cut. Tabs and control
// characters print as spaces.
std::string fit(std::string_view text, std::size_t columns);

enum class Colour { kPlain, kBold, kDim, kRed, kGreen, kYellow, kCyan };
// The text in that colour, or as it is when colours are off.
std::string coloured(std::string_view text, Colour colour, bool on);

}  // namespace newsfold::cli
