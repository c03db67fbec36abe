// zstd over one blob.
#pragma once

#include <string>
#include <string_view>

namespace newsfold::state {

std::string compress(std::string_view bytes);
// Empty where the bytes are damaged.
std::string decompress(std::string_view bytes);

}  // namespace newsfold::state
