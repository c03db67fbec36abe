// UTF-8, counted in code points. Pure and thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsfold::text {

// Decodes one code point at `offset` and advances it. An invalid byte gives U+FFFD and advances by one.
// REQUIRES: offset < bytes.size().
char32_t decode(std::string_view bytes, std::size_t& offset);
void append(std::string& out, char32_t code_point);
std::size_t count_code_points(std::string_view bytes);
bool is_valid(std::string_view bytes);
// Valid UTF-8 with every invalid byte replaced by U+FFFD; `replaced` is increased by their number.
std::string replace_invalid(std::string_view bytes, std::size_t& replaced);

// Code point properties (ICU where ASCII does not decide).
bool is_letter(char32_t c);
bool is_digit(char32_t c);
bool is_upper(char32_t c);   // upper or title case
bool is_lower(char32_t c);
bool is_space(char32_t c);
bool is_cased_script(char32_t c);  // a letter whose script has case

}  // namespace newsfold::text
