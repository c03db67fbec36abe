// Ids as they stand in columns.
#pragma once

#include <string>
#include <string_view>

namespace newsfold::state {

// 32 lower-case hex digits as their 16 bytes; anything else as it is.
std::string pack_hex(std::string_view id);
std::string unpack_hex(std::string_view bytes);
bool is_hex128(std::string_view id);

}  // namespace newsfold::state
