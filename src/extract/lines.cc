#include "extract/lines.h"

#include <array>

namespace newsfold::extract {
namespace {

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Invisible characters that scrapers leave around text: U+00A0, U+200B..U+200F, U+2028, U+2029,
// U+3000, U+FEFF.
constexpr std::array<std::string_view, 10> kWideSpaces = {"\u00A0", "\u200B", "\u200C", "\u200D",
                                                          "\u200E", "\u200F", "\u2028", "\u2029",
                                                          "\u3000", "\uFEFF"};

std::size_t leading_space(std::string_view text) {
  if (is_ascii_space(text.front())) return 1;
  if (static_cast<unsigned char>(text.front()) < 0x80) return 0;
  for (const std::string_view space : kWideSpaces) {
    if (text.starts_with(space)) return space.size();
  }
  return 0;
}

std::size_t trailing_space(std::string_view text) {
  if (is_ascii_space(text.back())) return 1;
  if (static_cast<unsigned char>(text.back()) < 0x80) return 0;
  for (const std::string_view space : kWideSpaces) {
    if (text.ends_with(space)) return space.size();
  }
  return 0;
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const std::size_t n = leading_space(text);
    if (n == 0) break;
    text.remove_prefix(n);
  }
  while (!text.empty()) {
    const std::size_t n = trailing_space(text);
    if (n == 0) break;
    text.remove_suffix(n);
  }
  return text;
}

std::vector<Line> split_lines(std::string_view content) {
  std::vector<Line> lines;
  lines.reserve(content.size() / 64 + 1);
  std::size_t begin = 0;
  while (begin < content.size()) {
    std::size_t end = content.find('\n', begin);
    if (end == std::string_view::npos) end = content.size();
    lines.push_back({static_cast<std::uint32_t>(lines.size() + 1),
                     static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                     trim(content.substr(begin, end - begin))});
    begin = end + 1;
  }
  return lines;
}

}  // namespace newsfold::extract
