#include "emit/json_writer.h"

#include <charconv>
#include <cstring>

namespace newsfold::emit {
namespace {

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

// Whether any of eight bytes needs an escape: bytes below 0x20, or equal to a quote or a backslash
// (then their exclusive or is zero). Borrows may only add hits above a true one.
bool any_needs_escape(const char* bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ULL, kHigh = 0x8080808080808080ULL;
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  const auto below = [](std::uint64_t x, std::uint64_t limit) {
    return (x - kOnes * limit) & ~x & kHigh;
  };
  return (below(word, 0x20) | below(word ^ kOnes * '"', 1) | below(word ^ kOnes * '\\', 1)) != 0;
}

void append_escaped(std::string& out, char c) {
  static constexpr char kDigits[] = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto value = static_cast<unsigned char>(c);
  out += "\\u00";
  out += kDigits[value >> 4];
  out += kDigits[value & 15];
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    while (i + 8 <= text.size() && !any_needs_escape(text.data() + i)) i += 8;
    if (i == text.size()) break;
    if (!needs_escape(text[i])) continue;
    out.append(text.substr(plain, i - plain));
    append_escaped(out, text[i]);
    plain = i + 1;
  }
  out.append(text.substr(plain));
  out += '"';
}

void append_string_or_null(std::string& out, std::string_view text) {
  if (text.empty()) {
    out += "null";
  } else {
    append_string(out, text);
  }
}

void append_number(std::string& out, std::uint64_t value) {
  char buffer[20];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  out.append(buffer, end);
}

void append_per_mille(std::string& out, std::uint32_t per_mille) {
  append_number(out, per_mille / 1000);
  std::uint32_t rest = per_mille % 1000;
  if (rest == 0) return;
  out += '.';
  for (std::uint32_t unit = 100; rest != 0; unit /= 10) {
    out += static_cast<char>('0' + rest / unit);
    rest %= unit;
  }
}

}  // namespace newsfold::emit
