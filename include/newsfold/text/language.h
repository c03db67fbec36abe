// Which language a text is in: script and stop words first, CLD2 on a sample when they don't
// decide.
#pragma once

#include <string>
#include <string_view>

namespace newsfold::text {

// ISO 639-1, or empty when unknown. Thread-safe. Reads at most the first 4,000 bytes.
std::string detect_language(std::string_view text);

}  // namespace newsfold::text
