// Names behind a byline's word or label, and those that the markup points out.
#include <algorithm>

#include "extract/metadata/author_collector.h"
#include "extract/metadata/author_filters.h"
#include "extract/metadata/ideograph_names.h"

namespace newsfold::extract::metadata {

namespace {

constexpr std::size_t kLongestNameLine = 12;  // words
constexpr std::size_t kLongestGlued = 5;      // bytes of a byline's word that runs into a name
// Classes often hold more than the name.
constexpr std::uint32_t kNamedOnly = 1U << static_cast<unsigned>(AuthorReason::kName);

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

void AuthorCollector::look_at(std::size_t position) {
  position_ = position;
  const auto words = line().words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t length = 0;
    const LabelSet label = page_.wording().at_start(words.subspan(i), length);
    const bool by = has(label, Label::kBy);
    const bool author = has(label, Label::kAuthor) && (i == 0 || names_ideographs(i, length));
    if ((!by && !author) || joins_name(i)) continue;
    if (by && credits_picture(i)) return;
    // "by" among small letters is a sentence unless it opens the line or follows a date.
    const std::size_t first = i + length;
    long_marker_ = by && length > 1;
    if (first >= words.size()) {
      if (i == 0 && position_ + 1 < page_.lines().size()) below_marker();
      long_marker_ = false;
      return;
    }
    const bool taken = take(first, by ? (i == 0 ? kMarkerFirst : kMarkerInside) : kLabelFirst, i);
    if (i == 0) add_rest(first);
    long_marker_ = false;
    if (taken) return;
  }
  if (words.size() > kLongestNameLine) return;
  if (points_to_author(position_)) {
    std::size_t next = 0;
    const std::vector<NamedSpan> names =
        read_names(line().text, undated(0), 0, page_.wording(), next);
    describe(names, kMarkedUp, 0, true);
    if (!names.empty()) return;
  }
  name_line();
  names_before_roles();
  describe(ideograph_name_line(line().text, undated(0), page_.wording(), is_japanese()),
           kNameAndRole, 0);
  if (team_line()) return;
  beside_date();
}

void AuthorCollector::below_marker() {
  ++position_;
  const auto words = line().words;
  if (!words.empty() && words.size() <= kLongestNameLine) take(0, kBelowMarker, 0);
  --position_;
}

bool AuthorCollector::names_ideographs(std::size_t i, std::size_t length) const {
  const auto words = line().words;
  if (!words[i].ideograph || i + length >= words.size()) return false;
  const auto gap = line().text.substr(words[i + length - 1].end,
                                      words[i + length].begin - words[i + length - 1].end);
  return gap.starts_with("：") || gap.starts_with(":");
}

bool AuthorCollector::joins_name(std::size_t i) const {
  const auto words = line().words;
  if (i == 0 || i > 2 || i + 1 >= words.size() || words[i].capital || words[i].letters > 3)
    return false;
  for (std::size_t k = 0; k < i; ++k) {
    if (!words[k].capital || words[k].number || page_.wording().of(words.subspan(k, 1)) != 0)
      return false;
    if (line().text.substr(words[k].end, words[k + 1].begin - words[k].end) != " ") return false;
  }
  return words[i + 1].capital;
}

bool AuthorCollector::credits_picture(std::size_t by) const {
  const auto before = line().words.first(by);
  if (by == 0 || !has(page_.wording().at_end(before), Label::kPhoto)) return false;
  return std::ranges::none_of(before, [&](const Token& word) {
    return (page_.wording().of({&word, 1}) & (bit(Label::kAnd) | bit(Label::kAuthor))) != 0;
  });
}

void AuthorCollector::add_marked_texts(std::size_t position) {
  if (page_.markup() == nullptr) return;
  position_ = position;
  marked_.clear();
  for (const AuthorText& text : page_.markup()->author_texts(position)) {
    const auto base =
        static_cast<std::size_t>(line().text.data() - page_.markup()->page().text.data());
    const std::span<const Token> words = undated(0);
    const auto begin = std::ranges::lower_bound(
        words, text.begin, {}, [&](const Token& word) { return base + word.begin; });
    const auto end = std::ranges::upper_bound(begin, words.end(), text.end, {},
                                              [&](const Token& word) { return base + word.end; });
    reasons_ = text.reasons;
    const std::vector<NamedSpan> parts = list_parts(line().text, {begin, end}, page_.wording());
    describe(parts, kMarkedText, 0, true);
    reasons_ = 0;
    if (text.reasons != kNamedOnly) marked_.insert(marked_.end(), parts.begin(), parts.end());
  }
}

void AuthorCollector::add_rest(std::size_t first) {
  const std::span<const Token> words = undated(first);
  if (first >= words.size()) return;
  std::vector<NamedSpan> parts = list_parts(line().text, words.subspan(first), page_.wording());
  if (parts.empty()) return;
  parts.resize(1);
  const std::string_view text = text_of(parts[0]);
  const auto begin = std::ranges::lower_bound(words, parts[0].begin, {}, &Token::begin);
  const auto end = std::ranges::lower_bound(begin, words.end(), parts[0].end, {}, &Token::begin);
  if (is_prose(line().text, {begin, end}, page_.wording())) return;
  // "Ann LeeNovember 3": a name that was cut where other words run into it stays cut.
  const bool known = std::ranges::any_of(candidates_, [&](const AuthorCandidate& other) {
    if (other.position != position_ || !text.starts_with(other.name)) return false;
    return text.size() == other.name.size() || is_capital(text[other.name.size()]);
  });
  if (!known) describe(parts, kBehindMarker, 0, true);
}

std::string_view AuthorCollector::unglued(std::string_view name) const {
  std::size_t seam = 0;
  while (seam < name.size() && seam < kLongestGlued && (seam == 0 || !is_capital(name[seam])))
    ++seam;
  if (seam < 2 || seam >= name.size() || !is_capital(name[seam])) return name;
  const LabelSet marker = page_.wording().of(tokenize(name.substr(0, seam)));
  return has(marker, Label::kBy) ? name.substr(seam) : name;
}

}  // namespace newsfold::extract::metadata
