#include <algorithm>

#include "base/embedded.h"
#include "extract/characters.h"
#include "extract/metadata/author_groups.h"
#include "extract/metadata/authors.h"

NEWSFOLD_EMBEDDED(newsfold_author_model);
NEWSFOLD_EMBEDDED(newsfold_author_page_model);

namespace newsfold::extract::metadata {

using namespace author_groups;

namespace {

constexpr std::size_t kAbove = 40;          // lines above the text that are looked at
constexpr std::size_t kInsideText = 4;      // first lines of the text
constexpr std::size_t kBelow = 30;          // lines behind the text
constexpr std::size_t kLongestByline = 30;  // words
constexpr std::size_t kLongestNameLine = 12;
constexpr std::size_t kNear = 3;          // lines
constexpr std::size_t kLongestGlued = 5;  // bytes of a byline's word that runs into a name

// How a name was found.
enum Form : std::size_t {
  kMarkerFirst,
  kMarkerInside,
  kLabelFirst,
  kBelowMarker,
  kNameLine,
  kNameAndRole,
  kMarkedUp
};

class Collector {
 public:
  Collector(const Page& page, std::optional<std::uint32_t> title)
      : page_(page), title_(title), model_(author_model(page.markup() != nullptr)) {}

  std::vector<AuthorCandidate> collect() {
    const std::size_t size = page_.lines().size();
    const std::size_t head =
        title_ ? std::min<std::size_t>(*title_, page_.core_begin()) : page_.core_begin();
    const std::size_t begin = head < kAbove ? 0 : head - kAbove;
    const std::size_t end = std::min(size, page_.core_end() + kBelow);
    for (std::size_t i = 0; i < size; ++i) {
      if ((i < begin || i >= end) && !points_to_author(i)) continue;
      const bool inner = i >= page_.core_begin() + kInsideText && i < page_.core_end();
      const PageLine& line = page_.lines()[i];
      if (line.words.empty() || line.words.size() > kLongestByline) continue;
      if (inner && line.kind == LineKind::kBody && !points_to_author(i)) continue;
      look_at(i);
    }
    for (AuthorCandidate& candidate : candidates_) mark_elsewhere(candidate);
    return std::move(candidates_);
  }

 private:
  const PageLine& line() const { return page_.lines()[position_]; }
  void add(std::size_t group, std::size_t grade = 0) {
    features_.push_back(model_.feature(group, grade));
  }
  void add_if(bool holds, std::size_t group) {
    if (holds) add(group);
  }

  void look_at(std::size_t position) {
    position_ = position;
    const auto words = line().words;
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::size_t length = 0;
      const LabelSet label = page_.wording().at_start(words.subspan(i), length);
      const bool by = has(label, Label::kBy), author = has(label, Label::kAuthor) && i == 0;
      if ((!by && !author) || joins_name(i)) continue;
      // "by" among small letters is a sentence unless it opens the line or follows a date.
      const std::size_t first = i + length;
      if (first >= words.size()) {
        if (i == 0 && position_ + 1 < page_.lines().size()) below_marker();
        return;
      }
      if (take(first, by ? (i == 0 ? kMarkerFirst : kMarkerInside) : kLabelFirst, i)) return;
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
  }

  // "Ann von Lee": the line begins with a name that the word stands in, and marks nobody.
  bool joins_name(std::size_t i) const {
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

  // The markup calls the line a byline.
  bool points_to_author(std::size_t position) const {
    if (page_.markup() == nullptr) return false;
    const MarkupFacts& facts = page_.markup()->of(position);
    return facts.author || facts.author_link || (facts.near & hint_bit(Hint::kByline)) != 0;
  }

  // "구현모 기자": in scripts without case only the role tells the name before it.
  void names_before_roles() {
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

  // "Author:" alone: the name stands on the next line.
  void below_marker() {
    ++position_;
    const auto words = line().words;
    if (!words.empty() && words.size() <= kLongestNameLine) take(0, kBelowMarker, 0);
    --position_;
  }

  void name_line() {
    std::size_t next = 0;
    const auto words = line().words;
    const std::vector<NamedSpan> names =
        read_names(line().text, undated(0), 0, page_.wording(), next);
    if (names.empty() || names.front().words < 2 || names.front().words > 4) return;
    if (!words.front().capital) return;  // without case any two words look like a name
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

  // The words up to the first date behind `first`: months are no surnames.
  std::span<const Token> undated(std::size_t first) const {
    const auto words = line().words;
    for (std::size_t i = first; i < words.size(); ++i) {
      if (date_from(words[i].begin)) return words.first(i);
    }
    return words;
  }

  bool date_from(std::uint32_t byte) const {
    for (const PageDate& date : dates_of(position_)) {
      if (date.mention.month && date.mention.begin <= byte && byte < date.mention.end) return true;
    }
    return false;
  }
  std::span<const PageDate> dates_of(std::size_t position) const {
    const auto& dates = page_.dates();
    // Not std::ranges::equal_range, which clang 14 can't compile.
    const auto begin = std::ranges::lower_bound(dates, position, {}, &PageDate::position);
    const auto end = std::ranges::upper_bound(dates, position, {}, &PageDate::position);
    return {begin, end};
  }

  bool take(std::size_t first, Form form, std::size_t marker) {
    std::size_t next = 0;
    const std::vector<NamedSpan> names =
        read_names(line().text, undated(first), first, page_.wording(), next);
    if (names.empty()) return false;
    describe(names, form, marker);
    return true;
  }

  void describe(const std::vector<NamedSpan>& names, Form form, std::size_t marker,
                bool short_names = false) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      // Of several names one alone is a role or a place.
      if (!short_names && names[i].words < 2 &&
          (form == kNameLine || form == kNameAndRole || i > 0))
        continue;
      features_.clear();
      add(kForm, form);
      add(kOrderInLine, i);
      add(kNames, names.size() - 1);
      add_if(marker > 0, kSecondMarker);
      name_shape(names[i]);
      place();
      surroundings(names[i]);
      markup();
      AuthorCandidate candidate;
      candidate.name = unglued(line().text.substr(names[i].begin, names[i].end - names[i].begin));
      candidate.position = static_cast<std::uint32_t>(position_);
      candidate.marked = form != kNameLine && form != kNameAndRole;
      candidate.features = features_;
      candidates_.push_back(std::move(candidate));
    }
  }

  // "ByAnn Lee", as texts come out of pages: the name behind the byline's word.
  std::string_view unglued(std::string_view name) const {
    std::size_t seam = 0;
    while (seam < name.size() && seam < kLongestGlued && (seam == 0 || !is_capital(name[seam])))
      ++seam;
    if (seam < 2 || seam >= name.size() || !is_capital(name[seam])) return name;
    const LabelSet marker = page_.wording().of(tokenize(name.substr(0, seam)));
    return has(marker, Label::kBy) ? name.substr(seam) : name;
  }
  static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

  void name_shape(const NamedSpan& name) {
    add(kNameWords, name.words - 1U);
    bool capitals = true, stop = false, the = false;
    std::size_t in_core = 0, rest = 0, common = 0;
    for (std::size_t i = 0; i < line().words.size(); ++i) {
      const Token& word = line().words[i];
      if (word.begin < name.begin || word.begin >= name.end) {
        rest += word.begin >= name.end ? 1 : 0;
        continue;
      }
      capitals = capitals && (word.all_capitals || word.letters == 1);
      common += word.capital && word.letters > 3 && page_.stands_small(word.hash) ? 1 : 0;
      in_core = std::max(in_core, word.letters >= 4 ? page_.core_count(word.stem) : 0);
      stop |= page_.wording().of(line().words.subspan(i, 1)) != 0;
      the |= word.begin == name.begin && page_.wording().of(line().words.subspan(i, 1)) == 0 &&
             word.letters == 3 && line().text.substr(word.begin, 3) == "The";
    }
    add_if(capitals, kAllCapitals);
    add_if(stop, kStopLabel);
    add_if(the, kHasThe);
    add(kCommonWords, common);
    add(kInCore, grade(in_core, {1, 2, 4}));
    add(kRest, grade(rest, {1, 3, 6, 12}));
    add_if(name.begin == 0, kStartsLine);
    const auto whole = page_.wording().anywhere(line().words);
    add_if(has(whole, Label::kPhoto), kPhotoInLine);
    add_if(has(whole, Label::kTeam), kTeamName);
    for (std::size_t i = 0; i < line().words.size(); ++i) {
      if (line().words[i].begin < name.end) continue;
      std::size_t length = 0;
      add_if(has(page_.wording().at_start(line().words.subspan(i), length), Label::kRole),
             kRoleBehind);
      break;
    }
  }

  void place() {
    const std::size_t here = position_;
    if (here < page_.core_begin())
      add(kBefore, grade(page_.core_begin() - here, {2, 3, 5, 8, 13, 21, 40}));
    else if (here < page_.core_end())
      add(kInside, grade(here - page_.core_begin(), {2, 5}));
    else
      add(kAfter, grade(here - page_.core_end(), {1, 2, 4, 7, 12, 20}));
    add(kKind, static_cast<std::size_t>(line().kind));
    if (!title_) return;
    if (here >= *title_)
      add(kBelowTitle, grade(here - *title_, {1, 2, 3, 5, 8, 13, 30}));
    else
      add(kAboveTitle, grade(*title_ - here, {2, 4, 8}));
  }

  void surroundings(const NamedSpan&) {
    const std::size_t size = page_.lines().size();
    std::size_t date = kNear + 1, name_lines = 0;
    bool reading = false;
    for (std::size_t i = position_ < kNear ? 0 : position_ - kNear;
         i < std::min(size, position_ + kNear + 1); ++i) {
      const std::size_t distance = i < position_ ? position_ - i : i - position_;
      for (const PageDate& other : dates_of(i)) {
        if (other.mention.month && page_.lines()[i].words.size() <= 25)
          date = std::min(date, distance);
      }
      reading |= has(page_.lines()[i].inside, Label::kReading);
      name_lines += i != position_ && is_name_line(page_.lines()[i]) ? 1 : 0;
    }
    if (date == 0)
      add(kDateInLine);
    else if (date <= kNear)
      add(kDateNear, date - 1);
    add_if(reading, kReadingNear);
    add(kNameLines, grade(name_lines, {1, 2, 3}));
    add(kLineRepeats, grade(page_.repeats(line().phrase), {2, 3, 5}));
    if (position_ + 1 < size)
      add_if(has(page_.lines()[position_ + 1].inside, Label::kRole), kRoleBelow);
    if (position_ == 0) return;
    for (std::size_t label = 0; label < kLabelCount; ++label) {
      if (has(page_.lines()[position_ - 1].whole, static_cast<Label>(label)))
        add(kLabelAbove, label);
    }
  }

  void markup() {
    if (page_.markup() == nullptr) return;
    const MarkupFacts& facts = page_.markup()->of(position_);
    add_markup(facts, model_, kGroupCount, features_);
    add_if(facts.author, kAuthorProperty);
    add_if(facts.author_link, kAuthorLink);
  }

  static bool is_name_line(const PageLine& line) {
    return line.words.size() >= 2 && line.words.size() <= 4 && line.inside == 0 &&
           std::ranges::all_of(line.words,
                               [](const Token& word) { return word.capital && !word.number; });
  }

  // The same name behind a byline's word somewhere else on the page.
  void mark_elsewhere(AuthorCandidate& candidate) const {
    const std::uint64_t phrase = phrase_hash(candidate.name);
    for (const AuthorCandidate& other : candidates_) {
      if (&other == &candidate || other.position == candidate.position ||
          phrase_hash(other.name) != phrase)
        continue;
      if (!other.marked && !candidate.marked) continue;
      candidate.features.push_back(model_.feature(kMarkedElsewhere));
      return;
    }
  }

  const Page& page_;
  std::optional<std::uint32_t> title_;
  const LinearModel& model_;
  std::size_t position_ = 0;
  std::vector<Feature> features_;
  std::vector<AuthorCandidate> candidates_;
};

}  // namespace

const LinearModel& author_model(bool markup) {
  static const LinearModel dumps(embedded(newsfold_author_model_begin, newsfold_author_model_end),
                                 kGroups);
  static const LinearModel pages(
      embedded(newsfold_author_page_model_begin, newsfold_author_page_model_end), kGroups);
  return markup ? pages : dumps;
}

std::vector<AuthorCandidate> author_candidates(const Page& page,
                                               std::optional<std::uint32_t> title) {
  return Collector(page, title).collect();
}

}  // namespace newsfold::extract::metadata
