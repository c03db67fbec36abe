// Words as the scorers of the field cut them: Python's \w+.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsfold::evaluate {

// Runs of letters, numbers and underscores. Views into the text.
std::vector<std::string_view> word_runs(std::string_view text);

// Case-folded, character references resolved (numbers and the common names), every run of other
// characters one blank, none at the ends.
std::string fold_title(std::string_view text);

// Runs of white space become one blank, none at the ends.
std::string squeeze(std::string_view text);

}  // namespace newsfold::evaluate
