// UTF-8, counted in code points. Pure and thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsfold::text {

// Decodes one code point at `offset` and advances it. An invalid byte gives U+FFFD and advances by
// one. REQUIRES: offset < bytes.size().
inline char32_t decode(std::string_view bytes, std::size_t& offset);
void append(std::string& out, char32_t code_point);
std::size_t count_code_points(std::string_view bytes);
bool is_valid(std::string_view bytes);
// Valid UTF-8 with every invalid byte replaced by U+FFFD; `replaced` is increased by their number.
std::string replace_invalid(std::string_view bytes, std::size_t& replaced);

// Where code points stand in a text: for offsets that ascend, one pass over the bytes, eight at a
// time. REQUIRES: valid UTF-8, which must outlive it.
class ByteOffsets {
 public:
  explicit ByteOffsets(std::string_view bytes) : bytes_(bytes) {}
  // The byte at which this code point begins, counted from 0; the end of the text for those beyond
  // it. One that lies before that of the last call gives the last call's byte.
  std::size_t of(std::size_t code_point);

 private:
  std::string_view bytes_;
  std::size_t byte_ = 0;
  std::size_t point_ = 0;  // that begins at byte_
};

// Code point properties (ICU where ASCII does not decide).
inline bool is_letter(char32_t c);
inline bool is_digit(char32_t c);
inline bool is_upper(char32_t c);  // upper or title case
inline bool is_lower(char32_t c);
inline bool is_space(char32_t c);
bool is_cased_script(char32_t c);  // a letter whose script has case

// The parts that ASCII does not decide, and the inline functions over them: most of all text is
// ASCII.
namespace beyond_ascii {
char32_t decode(std::string_view bytes, std::size_t& offset);
bool is_letter(char32_t c);
bool is_digit(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_space(char32_t c);
}  // namespace beyond_ascii

inline char32_t decode(std::string_view bytes, std::size_t& offset) {
  const auto lead = static_cast<unsigned char>(bytes[offset]);
  return lead < 0x80 ? static_cast<char32_t>(bytes[offset++]) : beyond_ascii::decode(bytes, offset);
}
inline bool is_upper(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : beyond_ascii::is_upper(c);
}
inline bool is_lower(char32_t c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : beyond_ascii::is_lower(c);
}
inline bool is_letter(char32_t c) {
  return c < 0x80 ? is_upper(c) || is_lower(c) : beyond_ascii::is_letter(c);
}
inline bool is_digit(char32_t c) {
  return c < 0x80 ? c >= '0' && c <= '9' : beyond_ascii::is_digit(c);
}
inline bool is_space(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : beyond_ascii::is_space(c);
}

}  // namespace newsfold::text
