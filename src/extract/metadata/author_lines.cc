// Names by the look of their line alone.
#include <algorithm>

#include "extract/characters.h"
#include "extract/metadata/author_collector.h"

namespace newsfold::extract::metadata {

namespace {

constexpr std::size_t kMostUncased = 4;  // words of a line that is a name in a script without case
constexpr std::size_t kMostTeamWords = 5;
constexpr std::size_t kMostBesideDate = 12;

}  // namespace

void AuthorCollector::names_before_roles() {
  const auto words = line().words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i].capital || words[i - 1].letters < 2 || words[i - 1].letters > 4 ||
        words[i - 1].number)
      continue;
    const char32_t c = read_char(line().text, words[i - 1].begin).folded;
    if (c < 0xAC00 || c > 0xD7A3 || !has(page_.wording().of(words.subspan(i, 1)), Label::kRole))
      continue;
    describe({{words[i - 1].begin, words[i - 1].end, 1}}, kNameAndRole, 0, true);
  }
}

void AuthorCollector::name_line() {
  std::size_t next = 0;
  const auto words = line().words;
  const std::vector<NamedSpan> names =
      read_names(line().text, undated(0), 0, page_.wording(), next);
  if (names.empty() || names.front().words < 2 || names.front().words > 4) return;
  // Without case any two words look like a name.
  if (!words.front().capital &&
      !(words.size() <= kMostUncased && describer_.is_first_name(words[0])))
    return;
  if (next == words.size() || names.back().end < words[next - 1].end) {
    describe(names, kNameLine, 0);
    return;
  }
  std::size_t length = 0;
  const LabelSet behind = page_.wording().at_start(words.subspan(next), length);
  const bool role = has(behind, Label::kRole);
  const bool stamp = has(behind, Label::kPublished) || has(behind, Label::kUpdated) ||
                     has(behind, Label::kReading) || has(behind, Label::kShare) ||
                     date_from(words[next].begin);
  const bool address = line().text.substr(names.back().end).find('@') != std::string_view::npos;
  if (role || stamp || address) describe(names, kNameAndRole, 0);
}

bool AuthorCollector::team_line() {
  const std::span<const Token> words = undated(0);
  std::size_t length = 0;
  if (words.empty() || words.size() > kMostTeamWords) return false;
  const bool team = has(page_.wording().at_start(words, length), Label::kTeam) ||
                    (words.front().capital && has(page_.wording().at_end(words), Label::kTeam));
  if (!team) return false;
  describe({whole(words)}, kTeamLine, 0, true);
  return true;
}

void AuthorCollector::beside_date() {
  const auto words = line().words;
  if (words.size() > kMostBesideDate || describer_.dates_of(position_).empty()) return;
  // Of a sentence that has a date, the words before it name nobody.
  if (line().kind == LineKind::kBody && position_ > page_.core_begin()) return;
  std::size_t begin = 0, end = words.size();
  while (begin < end && date_from(words[begin].begin)) ++begin;
  if (begin > 0) {
    for (std::size_t i = begin; i < end; ++i) {
      if (date_from(words[i].begin)) end = i;
    }
  } else {
    end = undated(0).size();
    if (end == words.size()) return;
  }
  const std::span<const Token> rest = words.subspan(begin, end - begin);
  if (rest.empty() || rest.size() > kMostTeamWords || is_no_name(rest, page_.wording())) return;
  const bool zone = rest.size() == 1 && rest.front().all_capitals;  // "CET", "GMT"
  if (zone || std::ranges::any_of(rest, [](const Token& word) { return word.has_digit; })) return;
  const NamedSpan name = whole(rest);
  const bool known = std::ranges::any_of(
      candidates_, [&](const AuthorCandidate& other) { return other.position == position_; });
  if (!known) describe({name}, kBesideDate, 0, true);
}

NamedSpan AuthorCollector::whole(std::span<const Token> words) {
  return {words.front().begin, words.back().end, static_cast<std::uint8_t>(words.size())};
}

std::span<const Token> AuthorCollector::undated(std::size_t first) const {
  const auto words = line().words;
  if (describer_.dates_of(position_).empty()) return words;
  for (std::size_t i = first; i < words.size(); ++i) {
    if (date_from(words[i].begin)) return words.first(i);
  }
  return words;
}

bool AuthorCollector::date_from(std::uint32_t byte) const {
  for (const PageDate& date : describer_.dates_of(position_)) {
    if (date.mention.month && date.mention.begin <= byte && byte < date.mention.end) return true;
  }
  return false;
}

}  // namespace newsfold::extract::metadata
