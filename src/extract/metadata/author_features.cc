#include "extract/metadata/author_features.h"

#include <algorithm>
#include <unordered_set>

#include "base/embedded.h"
#include "base/fields.h"
#include "extract/metadata/author_groups.h"
#include "extract/metadata/authors.h"

NEWSFOLD_EMBEDDED(newsfold_author_model);
NEWSFOLD_EMBEDDED(newsfold_author_page_model);
NEWSFOLD_EMBEDDED(newsfold_names_first_names);
NEWSFOLD_EMBEDDED(newsfold_metadata_first_names);

namespace newsfold::extract::metadata {

using namespace author_groups;

namespace {

constexpr std::size_t kNear = 3;         // lines
constexpr std::size_t kTellingWord = 4;  // letters

// Adds the hashes of names of one word; rows are names separated by "|", perhaps behind a language.
void add_names(std::string_view table, std::unordered_set<std::uint64_t>& hashes) {
  while (!table.empty()) {
    std::string_view row = cut(table, '\n');
    if (row.empty() || row[0] == '#') continue;
    if (row.find('\t') != std::string_view::npos) cut(row, '\t');
    while (!row.empty()) {
      const std::vector<Token> words = tokenize(cut(row, '|'));
      if (words.size() == 1) hashes.insert(words.front().hash);
    }
  }
}

const std::unordered_set<std::uint64_t>& first_names() {
  static const std::unordered_set<std::uint64_t> kNames = [] {
    std::unordered_set<std::uint64_t> hashes;
    add_names(embedded(newsfold_names_first_names_begin, newsfold_names_first_names_end), hashes);
    add_names(embedded(newsfold_metadata_first_names_begin, newsfold_metadata_first_names_end),
              hashes);
    return hashes;
  }();
  return kNames;
}

bool is_name_line(const PageLine& line) {
  return line.words.size() >= 2 && line.words.size() <= 4 && line.inside == 0 &&
         std::ranges::all_of(line.words,
                             [](const Token& word) { return word.capital && !word.number; });
}

}  // namespace

const LinearModel& author_model(bool markup) {
  static const LinearModel kDumps(embedded(newsfold_author_model_begin, newsfold_author_model_end),
                                  kGroups);
  static const LinearModel kPages(
      embedded(newsfold_author_page_model_begin, newsfold_author_page_model_end), kGroups);
  return markup ? kPages : kDumps;
}

AuthorDescriber::AuthorDescriber(const Page& page, std::optional<std::uint32_t> title,
                                 const PageHead* head)
    : page_(page), title_(title), model_(author_model(page.markup() != nullptr)) {
  if (head == nullptr) return;
  for (const std::string& author : head->witnesses.authors()) named_.push_back(phrase_hash(author));
  for (const ScriptedAuthor& author : head->authors) named_.push_back(phrase_hash(author.name));
}

std::vector<Feature> AuthorDescriber::describe(const FoundName& name) {
  position_ = name.position;
  features_.clear();
  add(kForm, name.form);
  add(kOrderInLine, name.order);
  add(kNames, name.names - 1);
  add_if(name.second_marker, kSecondMarker);
  add_if(name.long_marker, kLongMarker);
  name_shape(name.span);
  place();
  surroundings();
  markup(name.reasons);
  return features_;
}

std::span<const PageDate> AuthorDescriber::dates_of(std::size_t position) const {
  const auto& dates = page_.dates();
  // Not std::ranges::equal_range, which clang 14 can't compile.
  const auto begin = std::ranges::lower_bound(dates, position, {}, &PageDate::position);
  const auto end = std::ranges::upper_bound(dates, position, {}, &PageDate::position);
  return {begin, end};
}

void AuthorDescriber::name_shape(const NamedSpan& name) {
  add(kNameWords, name.words - 1U);
  bool capitals = true, stop = false, the = false;
  std::size_t in_core = 0, rest = 0, common = 0, letters = 0;
  bool role = false, small = false;
  for (std::size_t i = 0; i < line().words.size(); ++i) {
    const Token& word = line().words[i];
    if (word.begin < name.begin || word.begin >= name.end) {
      rest += word.begin >= name.end ? 1 : 0;
      continue;
    }
    letters += word.letters;
    role |= has(page_.wording().of(line().words.subspan(i, 1)), Label::kRole);
    small |= word.begin == name.begin && !word.capital && !word.ideograph;
    capitals = capitals && !word.ideograph && (word.all_capitals || word.letters == 1);
    common += word.capital && word.letters > 3 && page_.stands_small(word.hash) ? 1 : 0;
    in_core = std::max(in_core, word.letters >= 4 ? page_.core_count(word.stem) : 0);
    stop |= page_.wording().of(line().words.subspan(i, 1)) != 0;
    the |= word.begin == name.begin && page_.wording().of(line().words.subspan(i, 1)) == 0 &&
           word.letters == 3 && line().text.substr(word.begin, 3) == "The";
  }
  const auto words = line().words;
  const auto first = std::ranges::lower_bound(words, name.begin, {}, &Token::begin);
  who(line().text,
      {first, std::ranges::upper_bound(first, words.end(), name.end, {}, &Token::end)});
  if (!named_.empty()) {
    const std::uint64_t phrase = phrase_hash(line().text.substr(name.begin, name.end - name.begin));
    add_if(std::ranges::find(named_, phrase) != named_.end(), kNamedByScript);
  }
  add(kNameLetters, grade(letters, {3, 4, 6}));
  add_if(small, kSmallStart);
  add_if(role, kRoleWithin);
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

bool AuthorDescriber::is_first_name(const Token& word) { return first_names().contains(word.hash); }

std::vector<Feature> AuthorDescriber::describe(const ScriptedAuthor& author, std::size_t names,
                                               std::size_t shown) {
  features_.clear();
  near_date_ = false;
  const std::vector<Token> words = tokenize(author.name);
  std::size_t letters = 0;
  bool role = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    letters += words[i].letters;
    role |= has(page_.wording().of(std::span(words).subspan(i, 1)), Label::kRole);
  }
  add(kForm, AuthorForm::kScripted);
  add(kOrderInLine, author.order);
  add(kNames, author.names - 1);
  add(kNameWords, words.size() - 1);
  add(kNameLetters, grade(letters, {3, 4, 6}));
  add_if(role, kRoleWithin);
  add_if(has(page_.wording().anywhere(words), Label::kTeam), kTeamName);
  position_ = kNoLine;
  who(author.name, words);
  add(kScriptKey, static_cast<std::size_t>(author.key));
  add(kScriptPlace, author.text);
  add(kScriptNames, grade(names, {2, 3, 6}));
  add(kScriptShown, shown);
  return features_;
}

// 0 no first name, 1 one alone, 2 one or an initial with more words, 3 in a script whose names the
// lists hardly have: those of three bytes a letter, from Devanagari to Hangul.
std::size_t AuthorDescriber::first_name_grade(std::string_view line, std::span<const Token> name) {
  const Token& first = name.front();
  if (is_first_name(first)) return name.size() > 1 ? 2 : 1;
  if (first.letters == 1 && first.capital && name.size() > 1) return 2;
  return static_cast<unsigned char>(line[first.begin]) >= 0xE0 ? 3 : 0;
}

// A person by the first word, or whom the title speaks of.
void AuthorDescriber::who(std::string_view line, std::span<const Token> name) {
  if (name.empty()) return;
  add(kFirstName, first_name_grade(line, name));
  if (!title_ || *title_ == position_) return;
  const std::span<const Token> title = page_.lines()[*title_].words;
  add_if(std::ranges::any_of(name,
                             [&](const Token& word) {
                               return word.letters >= kTellingWord &&
                                      std::ranges::find(title, word.hash, &Token::hash) !=
                                          title.end();
                             }),
         kInTitle);
}

void AuthorDescriber::place() {
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

void AuthorDescriber::surroundings() {
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
  near_date_ = date <= kNear;
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
    if (has(page_.lines()[position_ - 1].whole, static_cast<Label>(label))) add(kLabelAbove, label);
  }
}

void AuthorDescriber::markup(std::uint32_t reasons) {
  if (page_.markup() == nullptr) return;
  const MarkupFacts& facts = page_.markup()->of(position_);
  add_markup(facts, model_, kGroupCount, features_);
  add_if(facts.author, kAuthorProperty);
  add_if(facts.author_link, kAuthorLink);
  for (std::size_t reason = 0; reason < kAuthorReasonCount; ++reason) {
    if ((reasons >> reason & 1U) != 0) add(kAuthorReason, reason);
  }
}

}  // namespace newsfold::extract::metadata
