#include "extract/metadata/outlet.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kMostWords = 5;     // of a name
constexpr std::size_t kLongestLine = 25;  // words of a copyright line
constexpr std::int32_t kFirstYear = 1900;

bool is_year(std::string_view text, const Token& word) {
  if (!word.number || word.end - word.begin != 4) return false;
  std::int32_t year = 0;
  for (const char c : text.substr(word.begin, 4)) year = year * 10 + (c - '0');
  return year >= kFirstYear && year < 2100;
}

// The capitalised words behind "© 2025", up to the first mark.
std::span<const Token> owner(const PageLine& line) {
  const std::size_t sign = line.text.find("©");
  if (sign == std::string_view::npos || line.words.size() > kLongestLine) return {};
  std::size_t first = 0;
  while (first < line.words.size() && (line.words[first].begin < sign || line.words[first].number))
    ++first;
  if (first == 0 || first >= line.words.size() || !is_year(line.text, line.words[first - 1]))
    return {};
  std::size_t last = first;
  while (last < line.words.size() && last - first < kMostWords && line.words[last].capital &&
         !line.words[last].glued) {
    const bool adjacent = last == first || line.words[last].begin - line.words[last - 1].end == 1;
    if (!adjacent) break;
    ++last;
  }
  // "© 2025 Photo by", "© 2025 All rights reserved" name nobody.
  return line.words.subspan(first, last - first);
}

// The name ends where a mark or the line does: "© 2025 Example.com" names no "Example".
bool ends_whole(const PageLine& line, std::span<const Token> name) {
  const std::string_view behind = line.text.substr(name.back().end);
  if (behind.empty() || behind.starts_with(",") || behind.starts_with(" |") ||
      behind.starts_with(" -") || behind.starts_with(" –")) {
    return true;
  }
  return behind == "." || behind.starts_with(". ");
}

// Another line consists of the name, as a masthead or logo does.
bool stands_alone(const Page& page, std::span<const Token> name) {
  std::uint64_t phrase = 0;
  for (const Token& word : name) phrase = extend_phrase(phrase, word.hash);
  return page.repeats(phrase) > 0 ||
         page.repeats(extend_phrase(phrase, tokenize("logo").front().hash)) > 0;
}

}  // namespace

std::string outlet_name(const Page& page) {
  for (const PageLine& line : page.lines()) {
    const std::span<const Token> name = owner(line);
    if (name.empty() || page.wording().anywhere(name) != 0) continue;
    if (!ends_whole(line, name) || !stands_alone(page, name)) continue;
    return std::string(line.text.substr(name.front().begin, name.back().end - name.front().begin));
  }
  return {};
}

}  // namespace newsfold::extract::metadata
