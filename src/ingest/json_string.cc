#include "ingest/json_string.h"

#include "ingest/json_validate.h"
#include "newsfold/text/utf8.h"

namespace newsfold::ingest {
namespace {

bool is_high_surrogate(char32_t c) { return c >= 0xD800 && c < 0xDC00; }
bool is_low_surrogate(char32_t c) { return c >= 0xDC00 && c < 0xE000; }

// REQUIRES: four hexadecimal digits at `at`.
char32_t hex4(const char* at) {
  char32_t value = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = at[i];
    const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    value = value * 16 + static_cast<char32_t>(digit);
  }
  return value;
}

char simple_escape(char c) {
  switch (c) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return c;
  }
}

}  // namespace

std::optional<std::string> unescape_leniently(std::string_view token, std::uint64_t& replaced) {
  if (!token.starts_with('"') || !is_json_value(token)) return std::nullopt;
  token = token.substr(1, token.size() - 2);
  std::string out;
  out.reserve(token.size());
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] != '\\') {
      out += token[i];
      continue;
    }
    const char kind = token[++i];
    if (kind != 'u') {
      out += simple_escape(kind);
      continue;
    }
    char32_t c = hex4(token.data() + i + 1);
    i += 4;
    if (is_high_surrogate(c) && token.substr(i + 1, 2) == "\\u") {
      const char32_t low = hex4(token.data() + i + 3);
      if (is_low_surrogate(low)) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += 6;
      }
    }
    if (is_high_surrogate(c) || is_low_surrogate(c)) {
      c = 0xFFFD;
      ++replaced;
    }
    text::append(out, c);
  }
  return out;
}

}  // namespace newsfold::ingest
