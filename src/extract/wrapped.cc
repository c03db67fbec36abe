#include "extract/wrapped.h"

#include <algorithm>

#include "extract/characters.h"

namespace newsfold::extract {
namespace {

constexpr std::size_t kNarrowest = 40;  // code points
constexpr std::size_t kWidest = 100;
constexpr std::size_t kLongestWord = 25;
constexpr std::size_t kFewestBreaks = 6;
constexpr std::size_t kOneOfThese = 50;  // may be longer than the width, or one in all: an address

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

// The width to which the lines were broken, if they were; 0 where too many are long.
std::size_t find_width(const std::vector<Line>& lines, std::vector<std::size_t>& widths) {
  std::size_t filled = 0, longer = 0;
  for (const Line& line : lines) {
    filled += line.blank() ? 0 : 1;
    longer += line.text.size() > 4 * kWidest ? 1 : 0;
  }
  const std::size_t outliers = std::max<std::size_t>(filled / kOneOfThese, 1);
  if (filled < kFewestBreaks || longer > outliers) return 0;
  widths.reserve(lines.size());
  for (const Line& line : lines) widths.push_back(width_of(line.text));
  std::vector<std::size_t> sorted;
  sorted.reserve(filled);
  std::copy_if(widths.begin(), widths.end(), std::back_inserter(sorted),
               [](std::size_t width) { return width > 0; });
  const auto limit = sorted.begin() + static_cast<std::ptrdiff_t>(filled - 1 - outliers);
  std::nth_element(sorted.begin(), limit, sorted.end());
  return *limit >= kNarrowest && *limit <= kWidest ? *limit : 0;
}

bool begins_large(std::string_view text) { return read_char(text, 0).upper; }

bool ends_sentence(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return read_char(text, at).kind == CharClass::kSentenceEnd;
}

// Whether the width was full: the first word of the next line would not have fitted.
bool is_full(const Line& line, const Line& next, std::size_t used, std::size_t width) {
  if (line.blank() || next.blank() || 2 * used < width) return false;
  const std::size_t word = width_of(next.text.substr(0, next.text.find(' ')));
  return word <= kLongestWord && used + 1 + word > width;
}

}  // namespace

std::vector<Line> join_wrapped(std::vector<Line> lines) {
  std::vector<std::size_t> widths;
  const std::size_t width = find_width(lines, widths);
  if (width == 0) return lines;
  std::vector<bool> full(lines.size(), false);
  std::size_t pairs = 0, breaks = 0, inside = 0, large = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].blank() || lines[i + 1].blank()) continue;
    ++pairs;
    full[i] = is_full(lines[i], lines[i + 1], widths[i], width);
    breaks += full[i] ? 1 : 0;
    inside += full[i] && !ends_sentence(lines[i].text) ? 1 : 0;
    large += full[i] && begins_large(lines[i + 1].text) ? 1 : 0;
  }
  if (breaks < kFewestBreaks || 3 * breaks < pairs || 3 * inside < 2 * breaks || 2 * large > breaks)
    return lines;
  std::vector<Line> joined;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == 0 || !full[i - 1]) {
      joined.push_back(lines[i]);
      continue;
    }
    Line& line = joined.back();
    line.end = lines[i].end;
    const char* const last = lines[i].text.data() + lines[i].text.size();
    line.text = {line.text.data(), static_cast<std::size_t>(last - line.text.data())};
  }
  return joined;
}

std::string unwrapped(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += trim(text.substr(0, end));
    if (end == text.size()) return out;
    out += ' ';
    text.remove_prefix(end + 1);
  }
}

}  // namespace newsfold::extract
