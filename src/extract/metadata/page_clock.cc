#include "extract/metadata/page_clock.h"

#include <algorithm>

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kWeatherReach = 5;      // lines
constexpr std::size_t kLongestOfWeather = 8;  // words of a line that tells it
constexpr std::size_t kBareWords = 3;         // other words on the line of a bare date

bool tells_weather(const PageLine& line) {
  if (line.words.size() > kLongestOfWeather) return false;
  return has(line.inside, Label::kWeather) || line.text.find("°") != std::string_view::npos;
}

// The line holds the date and little else.
bool is_bare(const PageLine& line, const text::DateMention& mention) {
  std::size_t rest = 0;
  for (const Token& word : line.words) {
    rest += word.begin < mention.begin || word.begin >= mention.end ? 1 : 0;
  }
  return rest <= kBareWords;
}

bool is_labelled(const PageLine& line) {
  return has(line.inside, Label::kPublished) || has(line.inside, Label::kUpdated) ||
         has(line.inside, Label::kBy);
}

}  // namespace

bool beside_weather(const Page& page, const PageDate& date, std::optional<std::uint32_t> title) {
  const std::size_t position = date.position, size = page.lines().size();
  // Menus have a "Weather", too.
  if (is_labelled(page.lines()[position])) return false;
  if (!is_bare(page.lines()[position], date.mention) && !tells_weather(page.lines()[position]))
    return false;
  const auto parts = [&](std::size_t i) {
    const PageLine& line = page.lines()[i];
    return i == title || (line.kind == LineKind::kBody && line.words.size() > kLongestOfWeather);
  };
  if (tells_weather(page.lines()[position])) return true;
  for (std::size_t i = position; i > 0 && i + kWeatherReach > position && !parts(i - 1); --i) {
    if (tells_weather(page.lines()[i - 1])) return true;
  }
  for (std::size_t i = position + 1; i < std::min(size, position + kWeatherReach + 1) && !parts(i);
       ++i) {
    if (tells_weather(page.lines()[i])) return true;
  }
  return false;
}

std::optional<Day> page_clock(const Page& page, std::optional<std::uint32_t> title) {
  std::optional<Day> masthead;
  for (const PageDate& date : page.dates()) {
    if (!date.mention.complete() || is_labelled(page.lines()[date.position])) continue;
    const bool above = date.position < (title ? *title : page.core_begin());
    if (above && beside_weather(page, date, title)) return text::mention_day(date.mention);
    const bool clock =
        above && date.mention.weekday && is_bare(page.lines()[date.position], date.mention);
    if (clock && !masthead) masthead = text::mention_day(date.mention);
  }
  return masthead;
}

}  // namespace newsfold::extract::metadata
