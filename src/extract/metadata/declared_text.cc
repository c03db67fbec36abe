#include "extract/metadata/declared_text.h"

#include <algorithm>
#include <charconv>

#include "extract/html/character_references.h"
#include "extract/lines.h"
#include "extract/metadata/tokens.h"
#include "newsfold/text/dates.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::int32_t kFirstYear = 1990;
constexpr std::int32_t kLastYear = 2100;
constexpr std::int64_t kSecondsPerDay = 86400;
constexpr std::size_t kLongestName = 80;  // bytes

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The length of the tag at the head of the text, 0 when there is none.
std::size_t tag_length(std::string_view text) {
  if (text.size() < 3 || text[0] != '<') return 0;
  if (!is_letter(text[1]) && !(text[1] == '/' && is_letter(text[2]))) return 0;
  const std::size_t end = text.find('>');
  return end == std::string_view::npos ? 0 : end + 1;
}

std::optional<Day> plausible(Day day) {
  const std::int32_t year = to_civil(day).year;
  return year >= kFirstYear && year < kLastYear ? std::optional(day) : std::nullopt;
}

// 20250316, 20250316101500, 1742083200, 1742083200000
std::optional<Day> day_of_digits(std::string_view digits) {
  std::int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.size() == 10) return plausible(static_cast<Day>(number / kSecondsPerDay));
  if (digits.size() == 13) return plausible(static_cast<Day>(number / 1000 / kSecondsPerDay));
  if (digits.size() != 8 && digits.size() != 12 && digits.size() != 14) return std::nullopt;
  CivilDate date;
  std::from_chars(digits.data(), digits.data() + 4, date.year);
  std::from_chars(digits.data() + 4, digits.data() + 6, date.month);
  std::from_chars(digits.data() + 6, digits.data() + 8, date.day);
  return is_valid(date) ? plausible(to_day(date)) : std::nullopt;
}

// Where the names of a list part: before a word of joining, at a mark.
class NameSplitter {
 public:
  NameSplitter(std::string_view text, const Wording& wording)
      : text_(text), wording_(wording), words_(tokenize(text)) {}

  std::vector<std::string> split() {
    skip_markers();
    std::size_t first = at_;
    for (; at_ < words_.size(); ++at_) {
      const std::size_t joint = at_ > first ? joint_at(at_) : 0;
      const bool mark = at_ > first && parts(gap_before(at_));
      if (joint == 0 && !mark) continue;
      take(first, at_);
      at_ += joint;
      first = at_;
    }
    take(first, words_.size());
    return std::move(names_);
  }

 private:
  void skip_markers() {
    std::size_t length = 0;
    while (at_ < words_.size() &&
           has(wording_.at_start(std::span(words_).subspan(at_), length), Label::kBy) &&
           at_ + length < words_.size()) {
      at_ += length;
    }
  }

  std::string_view gap_before(std::size_t i) const {
    return text_.substr(words_[i - 1].end, words_[i].begin - words_[i - 1].end);
  }
  static bool parts(std::string_view gap) {
    return gap.find_first_of(";|\t") != std::string_view::npos || gap == "," || gap == ", " ||
           gap == "、" || gap == "，" || gap == " & " || gap == "/" || gap == " / ";
  }
  // Words of a joint between two names, 0 when there is none.
  std::size_t joint_at(std::size_t i) const {
    if (words_[i].capital || i + 1 >= words_.size()) return 0;
    std::size_t length = 0;
    const LabelSet labels = wording_.at_start(std::span(words_).subspan(i), length);
    return has(labels, Label::kAnd) && i + length < words_.size() && words_[i + length].capital
               ? length
               : 0;
  }

  // What stands behind a name, a role, is no name.
  void take(std::size_t first, std::size_t end) {
    if (first >= end) return;
    std::size_t length = 0;
    const LabelSet start = wording_.at_start(std::span(words_).subspan(first, end - first), length);
    if (!names_.empty() && has(start, Label::kRole)) return;
    const std::string_view name =
        trim(text_.substr(words_[first].begin, words_[end - 1].end - words_[first].begin));
    if (name.empty() || name.size() > kLongestName) return;
    if (std::ranges::find(names_, name) == names_.end()) names_.emplace_back(name);
  }

  std::string_view text_;
  const Wording& wording_;
  std::vector<Token> words_;
  std::size_t at_ = 0;
  std::vector<std::string> names_;
};

}  // namespace

std::string declared_text(std::string_view raw) {
  std::string out;
  for (std::size_t i = 0; i < raw.size();) {
    if (raw[i] == '&') {
      if (const std::size_t length = html::append_reference(out, raw.substr(i), false)) {
        i += length;
        continue;
      }
    }
    if (const std::size_t length = tag_length(raw.substr(i))) {
      i += length;
      continue;
    }
    const char c = raw[i] == '\t' || raw[i] == '\n' || raw[i] == '\r' ? ' ' : raw[i];
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
    ++i;
  }
  return std::string(trim(out));
}

std::optional<Day> declared_day(std::string_view raw, std::string_view language) {
  const std::string_view text = trim(raw);
  if (const auto day = parse_iso_day(text)) return plausible(*day);
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == text.size() || (digits == 8 && text[digits] == 'T'))
    return day_of_digits(text.substr(0, digits));
  for (const text::DateMention& mention : text::find_dates(text, language)) {
    if (mention.complete()) return plausible(text::mention_day(mention));
  }
  return std::nullopt;
}

std::vector<std::string> declared_names(std::string_view raw, const Wording& wording) {
  const std::string text = declared_text(raw);
  if (text.find("://") != std::string::npos || text.find('@') != std::string::npos ||
      text.starts_with("/") || text.starts_with("www.")) {
    return {};
  }
  return NameSplitter(text, wording).split();
}

}  // namespace newsfold::extract::metadata
