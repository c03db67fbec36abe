#include "extract/html/character_references.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

#include "base/embedded.h"
#include "newsfold/text/utf8.h"

NEWSFOLD_EMBEDDED(newsfold_character_references);

namespace newsfold::extract::html {
namespace {

struct Named {
  std::string_view name;  // with its semicolon, where it needs one
  std::array<char32_t, 2> code_points{};
};

// Rows of data/html/character_references.tsv, which are in the order of their bytes.
std::vector<Named> read_names(std::string_view rows) {
  std::vector<Named> names;
  names.reserve(2300);
  while (!rows.empty()) {
    const std::size_t end = std::min(rows.find('\n'), rows.size());
    const std::string_view row = rows.substr(0, end);
    rows.remove_prefix(std::min(end + 1, rows.size()));
    const std::size_t tab = row.find('\t');
    if (row.starts_with('#') || tab == std::string_view::npos) continue;
    Named named{row.substr(0, tab), {}};
    const char* at = row.data() + tab + 1;
    for (char32_t& code_point : named.code_points) {
      std::uint32_t value = 0;
      const auto [next, error] = std::from_chars(at, row.data() + row.size(), value, 16);
      if (error != std::errc()) break;
      code_point = value;
      at = std::min(next + 1, row.data() + row.size());
    }
    names.push_back(named);
  }
  return names;
}

class Names {
 public:
  Names()
      : names_(read_names(
            embedded(newsfold_character_references_begin, newsfold_character_references_end))) {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const auto letter = static_cast<unsigned char>(names_[i].name.front());
      if (ends_[letter] == 0) starts_[letter] = i;
      ends_[letter] = i + 1;
    }
  }

  // The longest name that `text` begins with.
  const Named* longest(std::string_view text) const {
    if (text.empty()) return nullptr;
    const auto letter = static_cast<unsigned char>(text.front());
    auto begin = names_.begin() + static_cast<std::ptrdiff_t>(starts_[letter]);
    auto end = names_.begin() + static_cast<std::ptrdiff_t>(ends_[letter]);
    const Named* best = nullptr;
    // Names that share the first `length` bytes with the text stand together, the shortest first.
    for (std::size_t length = 1; begin < end; ++length) {
      if (begin->name.size() == length) {
        best = &*begin;
        ++begin;
      }
      if (length == text.size() || begin == end) break;
      const char c = text[length];
      const auto less = [length](const Named& named, char byte) {
        return named.name[length] < byte;
      };
      begin = std::lower_bound(begin, end, c, less);
      end = std::upper_bound(begin, end, c, [length](char byte, const Named& named) {
        return byte < named.name[length];
      });
    }
    return best;
  }

 private:
  std::vector<Named> names_;
  std::array<std::size_t, 256> starts_{}, ends_{};  // by first letter, half-open
};

// What numbers from 0x80 to 0x9F stand for: windows-1252, as pages mean it.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

char32_t code_point_of(std::uint32_t number) {
  if (number >= 0x80 && number < 0xA0) return windows_1252(static_cast<unsigned char>(number));
  const bool surrogate = number >= 0xD800 && number < 0xE000;
  return number == 0 || number > 0x10FFFF || surrogate ? U'\uFFFD' : char32_t{number};
}

std::size_t append_number(std::string& out, std::string_view text) {
  const bool hexadecimal = text.size() > 2 && (text[2] | 0x20) == 'x';
  const std::uint32_t base = hexadecimal ? 16 : 10;
  const std::size_t begin = hexadecimal ? 3 : 2;
  std::size_t at = begin;
  std::uint32_t number = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    std::uint32_t digit = 99;
    if (c >= '0' && c <= '9') {
      digit = static_cast<std::uint32_t>(c - '0');
    } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') {
      digit = static_cast<std::uint32_t>((c | 0x20) - 'a' + 10);
    }
    if (digit >= base) break;
    number = std::min<std::uint32_t>(number * base + digit, 0x110000);
  }
  if (at == begin) return 0;
  text::append(out, code_point_of(number));
  return at < text.size() && text[at] == ';' ? at + 1 : at;
}

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

}  // namespace

char32_t windows_1252(unsigned char byte) { return kWindows1252[byte - 0x80U]; }

std::size_t append_reference(std::string& out, std::string_view text, bool in_attribute) {
  if (text.size() < 2) return 0;
  if (text[1] == '#') return append_number(out, text);
  if (!is_alphanumeric(text[1])) return 0;
  static const Names kNames;
  const Named* named = kNames.longest(text.substr(1));
  if (named == nullptr) return 0;
  const std::size_t length = 1 + named->name.size();
  if (in_attribute && !named->name.ends_with(';') && length < text.size() &&
      (text[length] == '=' || is_alphanumeric(text[length]))) {
    return 0;
  }
  text::append(out, named->code_points[0]);
  if (named->code_points[1] != 0) text::append(out, named->code_points[1]);
  return length;
}

}  // namespace newsfold::extract::html
