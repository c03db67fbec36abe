#include "newsfold/text/utf8.h"

#include <cstring>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace newsfold::text {

void append(std::string& out, char32_t code_point) {
  char buffer[4];
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(buffer, size, static_cast<UChar32>(code_point));
  out.append(buffer, static_cast<std::size_t>(size));
}

std::size_t count_code_points(std::string_view bytes) {
  std::size_t count = 0;
  for (const char c : bytes) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

std::size_t ByteOffsets::of(std::size_t code_point) {
  constexpr std::uint64_t kEach = 0x0101010101010101ULL;
  if (code_point <= point_) return byte_;
  // Begins before byte_, from here on: byte_ may lie inside a code point.
  while (bytes_.size() - byte_ >= 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes_.data() + byte_, 8);
    const std::uint64_t inner = eight >> 7 & ~eight >> 6 & kEach;  // 10xxxxxx
    const std::size_t begins = 8 - (inner * kEach >> 56);
    if (point_ + begins > code_point) break;
    point_ += begins;
    byte_ += 8;
  }
  for (; byte_ < bytes_.size(); ++byte_) {
    if ((static_cast<unsigned char>(bytes_[byte_]) & 0xC0) == 0x80) continue;
    if (point_ == code_point) break;
    ++point_;
  }
  return byte_;
}

bool is_valid(std::string_view bytes) {
  std::int64_t i = 0;
  const auto size = static_cast<std::int64_t>(bytes.size());
  while (i < size) {
    UChar32 c = 0;
    U8_NEXT(bytes.data(), i, size, c);
    if (c < 0) return false;
  }
  return true;
}

std::string replace_invalid(std::string_view bytes, std::size_t& replaced) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t start = i;
    const char32_t c = decode(bytes, i);
    if (c == 0xFFFD && i == start + 1) {
      ++replaced;
      append(out, c);
    } else {
      out.append(bytes.substr(start, i - start));
    }
  }
  return out;
}

bool is_cased_script(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_CASED) != 0;
}

namespace beyond_ascii {

char32_t decode(std::string_view bytes, std::size_t& offset) {
  const std::size_t start = offset;
  const auto size = static_cast<std::int64_t>(bytes.size() - start);
  const char* const at = bytes.data() + start;
  std::int64_t i = 0;
  UChar32 c = 0;
  U8_NEXT(at, i, size, c);
  offset = start + (c < 0 ? 1 : static_cast<std::size_t>(i));
  return c < 0 ? 0xFFFD : static_cast<char32_t>(c);
}

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }
bool is_digit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)) != 0; }
bool is_upper(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER;
}
bool is_lower(char32_t c) { return u_charType(static_cast<UChar32>(c)) == U_LOWERCASE_LETTER; }
bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

}  // namespace beyond_ascii

}  // namespace newsfold::text
