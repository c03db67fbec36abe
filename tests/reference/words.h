// Words and folding by ICU alone: the twins of text::words and text::fold.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsfold::reference {

// Half-open byte offsets.
std::vector<std::pair<std::uint32_t, std::uint32_t>> words(std::string_view text);
std::string fold(std::string_view text);

}  // namespace newsfold::reference
