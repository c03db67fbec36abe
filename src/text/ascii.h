// Texts as short as names, all of ASCII or not; of long ones simd/ascii.h asks 64 bytes at a time.
#pragma once

#include <string>
#include <string_view>

namespace newsfold::text {

// Of all bytes, for a loop that may stop early is no vector's.
inline bool is_ascii(std::string_view text) {
  unsigned char all = 0;
  for (const char c : text) all |= static_cast<unsigned char>(c);
  return all < 0x80;
}

inline void to_lower_ascii(std::string& text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

}  // namespace newsfold::text
