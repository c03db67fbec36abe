#include "evaluate/words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "newsfold/text/case.h"
#include "newsfold/text/utf8.h"

namespace newsfold::evaluate {
namespace {

// Those that stand in headlines and names.
constexpr std::array<std::pair<std::string_view, char32_t>, 22> kNamed = {
    {{"amp", '&'},      {"lt", '<'},       {"gt", '>'},        {"quot", '"'},     {"apos", '\''},
     {"nbsp", 0xA0},    {"lsquo", 0x2018}, {"rsquo", 0x2019},  {"ldquo", 0x201C}, {"rdquo", 0x201D},
     {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}, {"eacute", 0xE9},  {"agrave", 0xE0},
     {"egrave", 0xE8},  {"auml", 0xE4},    {"ouml", 0xF6},     {"uuml", 0xFC},    {"szlig", 0xDF},
     {"laquo", 0xAB},   {"raquo", 0xBB}}};

std::optional<char32_t> number_reference(std::string_view digits) {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 7) return std::nullopt;
  char32_t value = 0;
  for (const char c : digits) {
    const bool is_decimal = c >= '0' && c <= '9';
    const char lower = static_cast<char>(c | 0x20);
    if (!is_decimal && !(hex && lower >= 'a' && lower <= 'f')) return std::nullopt;
    value =
        value * (hex ? 16 : 10) + static_cast<char32_t>(is_decimal ? c - '0' : lower - 'a' + 10);
  }
  return value == 0 || value > 0x10FFFF ? std::nullopt : std::optional(value);
}

std::optional<char32_t> reference(std::string_view name) {
  if (name.starts_with('#')) return number_reference(name.substr(1));
  const auto* found = std::find_if(kNamed.begin(), kNamed.end(),
                                   [&](const auto& entry) { return entry.first == name; });
  return found == kNamed.end() ? std::nullopt : std::optional(found->second);
}

std::string unescape(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t mark = std::min(text.find('&'), text.size());
    out += text.substr(0, mark);
    text.remove_prefix(mark);
    const std::size_t end = text.substr(0, 12).find(';');
    const auto found =
        end == std::string_view::npos ? std::nullopt : reference(text.substr(1, end - 1));
    if (found) {
      text::append(out, *found);
      text.remove_prefix(end + 1);
    } else if (!text.empty()) {
      out += '&';
      text.remove_prefix(1);
    }
  }
  return out;
}

template <typename IsPart>
std::vector<std::string_view> runs(std::string_view text, IsPart is_part) {
  std::vector<std::string_view> out;
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (is_part(text::decode(text, at))) {
      begin = std::min(begin, start);
    } else if (begin != std::string_view::npos) {
      out.push_back(text.substr(begin, start - begin));
      begin = std::string_view::npos;
    }
  }
  if (begin != std::string_view::npos) out.push_back(text.substr(begin));
  return out;
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) out.append(out.empty() ? "" : " ").append(word);
  return out;
}

}  // namespace

std::vector<std::string_view> word_runs(std::string_view text) {
  return runs(text, text::is_word_character);
}

std::string fold_title(std::string_view text) {
  const std::string folded = text::fold_case(unescape(text));
  return joined(word_runs(folded));
}

std::string squeeze(std::string_view text) {
  return joined(runs(text, [](char32_t c) { return !text::is_space(c); }));
}

}  // namespace newsfold::evaluate
