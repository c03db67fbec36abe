// Slips of the pen. Pure and thread-safe.
#pragma once

#include <string_view>

namespace newsfold::text {

// True if one letter was changed, added, left out, or two neighbours swapped (Damerau–Levenshtein
// distance 1, in bytes; meant for folded ASCII). Linear; false for equal strings.
bool is_one_edit(std::string_view a, std::string_view b);

}  // namespace newsfold::text
