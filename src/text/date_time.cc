#include "text/date_time.h"

#include <algorithm>

namespace newsfold::text {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

char lower(char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); }

bool starts_with_word(std::string_view text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (lower(text[i]) != word[i]) return false;
  }
  return true;
}

// One or two digits below `limit` at the head; returns their number or 0.
std::size_t small_number(std::string_view text, int limit) {
  int value = 0;
  std::size_t size = 0;
  while (size < text.size() && size < 3 && is_digit(text[size]))
    value = value * 10 + (text[size++] - '0');
  return size == 0 || size > 2 || value >= limit ? 0 : size;
}

std::size_t spaces(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size()) {
    if (text[size] == ' ') {
      ++size;
    } else if (text.substr(size).starts_with("\u00A0") || text.substr(size).starts_with("\u202F")) {
      size += text[size] == '\xC2' ? 2 : 3;
    } else {
      break;
    }
  }
  return size;
}

// " AM", " p.m.", " Uhr" behind the digits.
std::size_t half_of_day(std::string_view text) {
  const std::size_t gap = spaces(text);
  const std::string_view rest = text.substr(gap);
  for (const std::string_view mark : {"a.m.", "p.m.", "am", "pm", "uhr", "hrs", "h"}) {
    if (!starts_with_word(rest, mark)) continue;
    const char next = rest.size() > mark.size() ? lower(rest[mark.size()]) : ' ';
    if (next >= 'a' && next <= 'z') continue;
    return gap + mark.size();
  }
  return 0;
}

// "3:09 AM", "17.30 Uhr", "17h30", "10:15:00.123Z", "7pm" at the head; 0 when none.
std::size_t clock(std::string_view text) {
  const std::size_t hour = small_number(text, 25);
  if (hour == 0) return 0;
  std::size_t size = hour;
  const char mark = size < text.size() ? lower(text[size]) : ' ';
  if (mark == ':' || mark == '.' || mark == 'h') {
    const std::size_t minute = small_number(text.substr(size + 1), 60);
    if (minute == 2) {
      size += 1 + minute;
      const std::size_t half = half_of_day(text.substr(size));
      if (mark == '.' && half == 0) return 0;  // "16.30" alone is as well a number
      while (size < text.size() && (text[size] == ':' || text[size] == '.') &&
             size + 1 < text.size() && is_digit(text[size + 1])) {
        ++size;
        while (size < text.size() && is_digit(text[size])) ++size;
      }
      if (size < text.size() && text[size] == 'Z') return size + 1;
      if (size + 2 < text.size() && (text[size] == '+' || text[size] == '-') &&
          is_digit(text[size + 1])) {
        ++size;
        while (size < text.size() && (is_digit(text[size]) || text[size] == ':')) ++size;
        return size;
      }
      return size + half_of_day(text.substr(size));
    }
  }
  const std::size_t half = half_of_day(text.substr(size));
  return half == 0 ? 0 : size + half;
}

}  // namespace

std::size_t time_after_date(std::string_view rest) {
  std::size_t size = 0;
  if (rest.starts_with("T") && rest.size() > 1 && is_digit(rest[1])) {
    const std::size_t time = clock(rest.substr(1));
    return time == 0 ? 0 : 1 + time;
  }
  static constexpr std::string_view kJoints[] = {
      ",",  "-",  "|", "·",  "•",     "–",   "—",     "/",   ";",   ".",
      "at", "um", "à", "às", "alle",  "ore", "a las", "kl.", "klo", "kl",
      "o",  "о",  "в", "om", "godz.", "u",   "(",     "г.",  "г",   "roku"};
  for (int joints = 0; joints < 3; ++joints) {
    size += spaces(rest.substr(size));
    const std::string_view here = rest.substr(size);
    if (!here.empty() && is_digit(here[0])) break;
    const auto* joint = std::ranges::find_if(kJoints, [&](std::string_view mark) {
      if (!starts_with_word(here, mark)) return false;
      const bool letter = lower(mark.back()) >= 'a' && lower(mark.back()) <= 'z';
      return !letter || (here.size() > mark.size() && here[mark.size()] == ' ');
    });
    if (joint == std::end(kJoints)) return 0;
    size += joint->size();
  }
  const std::size_t time = size < rest.size() ? clock(rest.substr(size)) : 0;
  return time == 0 ? 0 : size + time;
}

std::size_t time_before_date(std::string_view before) {
  // A clock is at most "12:59:59 a.m., on ": try each start near the end.
  const std::size_t window = std::min<std::size_t>(before.size(), 20);
  for (std::size_t back = window; back >= 4; --back) {
    const std::size_t start = before.size() - back;
    if (!is_digit(before[start]) ||
        (start > 0 &&
         (is_digit(before[start - 1]) || before[start - 1] == ':' || before[start - 1] == '.'))) {
      continue;
    }
    const std::size_t time = clock(before.substr(start));
    if (time < 4) continue;
    std::string_view rest = before.substr(start + time);
    while (!rest.empty() &&
           (rest[0] == ' ' || rest[0] == ',' || rest[0] == '|' || rest[0] == '-')) {
      rest.remove_prefix(1);
    }
    if (rest.empty() || rest == "on " || rest == "– " || rest == "· ") return back;
  }
  return 0;
}

}  // namespace newsfold::text
