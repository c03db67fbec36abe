#include "text/date_gap.h"

#include <algorithm>
#include <cstddef>

namespace newsfold::text {
namespace {

constexpr std::size_t kMaxGapBytes = 16;

// Words that join the parts of one date.
constexpr std::string_view kConnectors[] = {"of",  "the", "de", "del", "do",    "da",
                                            "den", "d",   "l",  "any", "feira", "a",
                                            "în",  "e",   "m",  "r",   "г",     "en"};

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3;
}
bool is_word_byte(char c) {
  return is_letter_byte(c) || (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// The length of the separator at the head of `rest`, 0 when there is none.
std::size_t soft_separator(std::string_view rest) {
  const char c = rest[0];
  if (c == ' ' || c == '\t' || c == ',' || c == '.' || c == '(' || c == ')' || c == '-') return 1;
  for (const std::string_view mark :
       {"\u00A0", "\u202F", "\u2009", "\u060C", "\u3000", "\u200F", "\u200E"}) {
    if (rest.starts_with(mark)) return mark.size();
  }
  return 0;
}

// Spaces, commas, dots, brackets and connectors only. A hyphen counts inside "segunda-feira" alone.
bool is_soft(std::string_view between) {
  bool hyphen = false, feira = false;
  while (!between.empty()) {
    if (const std::size_t size = soft_separator(between)) {
      hyphen |= between[0] == '-';
      between.remove_prefix(size);
      continue;
    }
    if (!is_letter_byte(between[0])) return false;
    std::size_t size = 0;
    while (size < between.size() && is_word_byte(between[size])) ++size;
    const std::string_view word = between.substr(0, size);
    if (std::ranges::find(kConnectors, word) == std::end(kConnectors)) return false;
    feira |= word == "feira";
    between.remove_prefix(size);
    if (!between.empty() && between[0] == '\'') between.remove_prefix(1);
  }
  return !hyphen || feira;
}

}  // namespace

DateGap date_gap(std::string_view between) {
  if (between.empty()) return DateGap::kTouch;
  if (between.size() > kMaxGapBytes || between.find('\n') != std::string_view::npos)
    return DateGap::kFar;
  if (between == ".") return DateGap::kDot;
  if (between == ". ") return DateGap::kDot;
  if (between == "-" || between == "\u2010" || between == "\u2011" || between == "\u2013") {
    return DateGap::kHyphen;
  }
  if (between == "/" || between == " / ") return DateGap::kSlash;
  if (between == ":") return DateGap::kColon;
  if (between == " '" || between == " \u2019" || between == "'" || between == "\u2019") {
    return DateGap::kApostrophe;
  }
  return is_soft(between) ? DateGap::kSoft : DateGap::kFar;
}

}  // namespace newsfold::text
