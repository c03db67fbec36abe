// Decoding within reach of the optimizer: one call a code point is what the loops over text spend
// most on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <unicode/utf8.h>

namespace newsfold::text {

// Decodes the code point at `at` and moves behind it; U+FFFD for what is not UTF-8. REQUIRES: at <
// text.size().
inline char32_t decode_here(std::string_view text, std::size_t& at) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::uint32_t lead = bytes[at];
  if (lead < 0x80) {
    ++at;
    return lead;
  }
  if (lead >= 0xC2 && lead < 0xE0 && at + 1 < text.size() && (bytes[at + 1] & 0xC0) == 0x80) {
    at += 2;
    return (lead & 0x1F) << 6 | (bytes[at - 1] & 0x3FU);
  }
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
  return static_cast<char32_t>(c);
}

}  // namespace newsfold::text
