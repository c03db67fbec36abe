#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsfold::ingest {

// The text of a JSON string token (with its quotes), where \u escapes of lone surrogates, which
// have no UTF-8, become U+FFFD and are counted. Nothing when the token is no JSON string. simdjson
// refuses such strings; scrapers write them.
std::optional<std::string> unescape_leniently(std::string_view token, std::uint64_t& replaced);

}  // namespace newsfold::ingest
