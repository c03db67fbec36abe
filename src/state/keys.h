// Ids as they stand in columns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace newsfold::state {

// 32 lower-case hex digits as their 16 bytes; anything else as it is.
std::string pack_hex(std::string_view id);
std::string unpack_hex(std::string_view bytes);
bool is_hex128(std::string_view id);

// 16 hex digits as the number that they are, which hex64() writes out again.
std::int64_t hex_key(std::string_view digits);

// What an entity is found by: of an id of normalize's own ("n:" and 16 hex digits) the number that
// the digits are, of any other its hash.
std::int64_t entity_key(std::string_view id);
// Whether the key is the whole id.
bool is_entity_key(std::string_view id);
std::string entity_id_of_key(std::int64_t key);

}  // namespace newsfold::state
