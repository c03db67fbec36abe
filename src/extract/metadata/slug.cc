#include "extract/metadata/slug.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "extract/characters.h"
#include "newsfold/text/dates.h"
#include "newsfold/text/names.h"
#include "newsfold/text/utf8.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kShortestWord = 3;  // letters

// Everything behind the host.
std::string_view path_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  const std::size_t slash = url.find('/');
  return slash == std::string_view::npos ? std::string_view{} : url.substr(slash);
}

// "ä" as "ae": how German slugs spell it.
std::string spelled_out(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size();) {
    const Char c = read_char(word, i);
    i += c.size;
    switch (c.folded) {
      case 0xE4:
        out += "ae";
        break;
      case 0xF6:
      case 0xF8:
        out += "oe";
        break;
      case 0xFC:
        out += "ue";
        break;
      case 0xDF:
        out += "ss";
        break;
      case 0xE5:
        out += "aa";
        break;
      default:
        text::append(out, c.folded);
    }
  }
  return out;
}

// There are no articles on the web before it: /05/nov/1266.html is the number of an article.
constexpr std::int32_t kFirstYear = 1990;
constexpr std::int32_t kLastYear = 2100;

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// A run of eight digits that is a day of this century.
std::optional<Day> packed_day(std::string_view digits) {
  if (digits.size() < 8 || digits.substr(0, 2) != "20") return std::nullopt;
  CivilDate date;
  std::from_chars(digits.data(), digits.data() + 4, date.year);
  std::from_chars(digits.data() + 4, digits.data() + 6, date.month);
  std::from_chars(digits.data() + 6, digits.data() + 8, date.day);
  return is_valid(date) && date.year < kLastYear ? std::optional(to_day(date)) : std::nullopt;
}

// Whole steps of a path: /2025/03/16/8015225/.
std::optional<Day> day_of_steps(std::string_view path) {
  std::array<std::uint32_t, 3> numbers{};  // the last three steps
  std::array<std::size_t, 3> digits{};
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view step = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    std::rotate(numbers.begin(), numbers.begin() + 1, numbers.end());
    std::rotate(digits.begin(), digits.begin() + 1, digits.end());
    const bool number = step.size() <= 4 && is_number(step);
    digits.back() = number ? step.size() : 0;
    if (number) std::from_chars(step.data(), step.data() + step.size(), numbers.back());
    if (digits[0] != 4 || digits[1] == 0 || digits[1] > 2 || digits[2] == 0 || digits[2] > 2)
      continue;
    const CivilDate date{static_cast<std::int32_t>(numbers[0]), numbers[1], numbers[2]};
    if (date.year >= kFirstYear && date.year < kLastYear && is_valid(date)) return to_day(date);
  }
  return std::nullopt;
}

std::optional<Day> day_of(std::string_view path) {
  std::optional<Day> day = day_of_steps(path);
  if (day) return day;
  for (const text::DateMention& mention : text::find_dates(path, "")) {
    if (!mention.complete() || (mention.numeric && mention.order_ambiguous)) continue;
    if (*mention.year < kFirstYear) continue;
    if (day && *day != text::mention_day(mention)) return std::nullopt;
    day = text::mention_day(mention);
  }
  if (day) return day;
  for (std::size_t i = 0; i < path.size();) {
    std::size_t end = i;
    while (end < path.size() && path[end] >= '0' && path[end] <= '9') ++end;
    if (end - i == 8 || end - i == 12 || end - i == 14) return packed_day(path.substr(i, end - i));
    i = end + 1;
  }
  return std::nullopt;
}

}  // namespace

Slug::Slug(std::string_view url) {
  const std::string_view path = path_of(url);
  day_ = day_of(path);
  for (const Token& word : tokenize(path)) {
    if (word.letters < kShortestWord || word.number) continue;
    words_.insert(text::latin_fold(path.substr(word.begin, word.end - word.begin)));
  }
}

std::size_t Slug::shared(std::string_view text, std::span<const Token> words) const {
  if (words_.empty()) return 0;
  std::size_t count = 0;
  for (const Token& word : words) {
    if (word.letters >= kShortestWord && has(text.substr(word.begin, word.end - word.begin)))
      ++count;
  }
  return count;
}

bool Slug::has(std::string_view word) const {
  // Letters of ASCII stay what they are; the rest is a thousand times slower.
  std::string head;
  for (const char c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) break;
    head += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  if (head.size() == word.size()) return words_.contains(head);
  if (!head.empty() && std::ranges::none_of(words_, [&](const std::string& known) {
        return known.starts_with(head);
      })) {
    return false;
  }
  return words_.contains(text::latin_fold(word)) ||
         words_.contains(text::latin_fold(spelled_out(word)));
}

}  // namespace newsfold::extract::metadata
