// Text that was broken to a width, as mail readers, text browsers and old archives do.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/lines.h"

namespace newsfold::extract {

// Where the lines of a dump end because a width was full, the lines of a paragraph as one, from the
// first one's number and begin to the last one's end, line breaks in its text; other dumps as they
// are. Told by the widths: no line is longer than 100 code points, but for one or two in a hundred,
// and lines end where the next word would not have fitted, most of them inside a sentence and
// before a small letter. REQUIRES: the lines are of one content, in order. Cost: a pass over the
// lines' lengths; of dumps without long lines, over their bytes.
std::vector<Line> join_wrapped(std::vector<Line> lines);

// A line's text with one space for each line break inside it and the space around that.
std::string unwrapped(std::string_view text);

}  // namespace newsfold::extract
