// A dump as lines: views into the content, nothing copied.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace newsfold::extract {

// One line of the content. `text` is the line without its surrounding white space (ASCII white
// space, no-break and zero-width spaces, byte order marks); empty for a blank line. Views live as
// long as the content.
struct Line {
  std::uint32_t number = 0;  // 1-based
  std::uint32_t begin = 0;   // bytes into the content, half-open, line end left out
  std::uint32_t end = 0;
  std::string_view text;

  bool blank() const { return text.empty(); }
};

// Every line in order, blank ones too. A final \n ends the last line and starts no new one.
// Cost: one pass over the bytes. REQUIRES: content.size() < 4 GiB.
std::vector<Line> split_lines(std::string_view content);

// Without the white space named above.
std::string_view trim(std::string_view text);

}  // namespace newsfold::extract
