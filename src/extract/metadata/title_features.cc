#include "extract/metadata/title_features.h"

#include <algorithm>
#include <array>

#include "base/embedded.h"
#include "extract/metadata/author_features.h"
#include "extract/metadata/title_groups.h"

NEWSFOLD_EMBEDDED(newsfold_title_model);
NEWSFOLD_EMBEDDED(newsfold_title_page_model);

namespace newsfold::extract::metadata {

using namespace title_groups;

namespace {

constexpr std::size_t kReach = 8;           // lines in which a date or byline counts as near
constexpr std::size_t kNeighbours = 6;      // lines that may hold the title and more
constexpr std::size_t kLongWord = 4;        // letters
constexpr std::size_t kMostBesideDate = 3;  // words of a label and a time zone
constexpr std::size_t kLeastSlugWords = 2;
constexpr std::size_t kLinesPerBlank = 20;  // of pages whose blank lines say nothing

// What headlines say, too, in everyday words: "by", "and", "politics", "live".
constexpr LabelSet kEveryday = bit(Label::kBy) | bit(Label::kAuthor) | bit(Label::kRole) |
                               bit(Label::kTeam) | bit(Label::kAnd) | bit(Label::kFuture) |
                               bit(Label::kWeather) | bit(Label::kShare) | bit(Label::kMore);

bool headline_like(const PageLine& line) {
  const std::size_t words = line.counted;
  return words >= 4 && words <= 25 && !line.text.ends_with(".") && (line.inside & ~kEveryday) == 0;
}

std::size_t ending(std::string_view text) {
  if (text.ends_with("...") || text.ends_with("…")) return 4;
  if (text.ends_with(".") || text.ends_with("。")) return 1;
  if (text.ends_with("?") || text.ends_with("!") || text.ends_with("？")) return 2;
  if (text.ends_with(":") || text.ends_with(",") || text.ends_with("»") || text.ends_with("›")) {
    return 3;
  }
  return text.ends_with(")") ? 5 : 0;
}

// How long a line is: 0 to 5 by its words, 6 to 10 where it ends as sentences do.
std::size_t extent(const PageLine& line) {
  const std::size_t words = grade(line.counted, {2, 4, 9, 16, 26});
  const std::size_t end = ending(line.text);
  return end == 1 || end == 2 ? 5 + std::max<std::size_t>(1, words) : words;
}

}  // namespace

const LinearModel& title_model(bool markup) {
  static const LinearModel kDumps(embedded(newsfold_title_model_begin, newsfold_title_model_end),
                                  kGroups);
  static const LinearModel kPages(
      embedded(newsfold_title_page_model_begin, newsfold_title_page_model_end), kGroups);
  return markup ? kPages : kDumps;
}

TitleDescriber::TitleDescriber(const Page& page, const Slug& slug, const PageHead* head)
    : page_(page),
      slug_(slug),
      head_(head),
      model_(title_model(page.markup() != nullptr)),
      traits_(page.lines().size()),
      ends_(page.lines()) {
  headlines_before_.push_back(0);
  for (std::size_t i = 0; i < traits_.size(); ++i) {
    const PageLine& line = page.lines()[i];
    traits_[i].headline = headline_like(line);
    traits_[i].byline = is_byline(page, line);
    traits_[i].reading = has(line.inside, Label::kReading);
    headlines_before_.push_back(headlines_before_.back() + (traits_[i].headline ? 1 : 0));
  }
  for (const PageDate& date : page.dates()) {
    if (date.mention.month && page.lines()[date.position].words.size() <= 25) {
      traits_[date.position].date = true;
      traits_[date.position].stamp |= is_only_date(date);
    }
  }
  if (page.lines().empty()) return;
  const std::size_t size = page.lines().size(), all = page.lines().back().index + 1U;
  has_blanks_ = (all - size) * kLinesPerBlank >= size;
}

// "Updated: 3 May 2025, 10:15 CET", but not "The week of 3 May 2025".
bool TitleDescriber::is_only_date(const PageDate& date) const {
  if (!date.mention.complete() || date.unseen) return false;
  const std::span<const Token> words = page_.lines()[date.position].words;
  std::size_t rest = 0, unlabelled = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool within = words[i].end > date.mention.begin && words[i].begin < date.mention.end;
    if (within || words[i].has_digit) continue;
    const LabelSet label = page_.wording().of(words.subspan(i, 1));
    ++rest;
    unlabelled += has(label, Label::kPublished) || has(label, Label::kUpdated) ? 0 : 1;
  }
  return rest <= kMostBesideDate && (date.mention.has_time || unlabelled == 0);
}

void TitleDescriber::compare(std::span<const std::uint32_t> positions) {
  if (slug_.words() < kLeastSlugWords) return;
  slug_words_.resize(page_.lines().size());
  for (const std::uint32_t position : positions) {
    const PageLine& line = page_.lines()[position];
    const std::size_t shared = slug_.shared(line.text, line.words);
    slug_words_[position] = static_cast<std::uint16_t>(shared);
    most_slug_words_ = std::max(most_slug_words_, shared);
  }
}

std::span<const Feature> TitleDescriber::describe(std::size_t position) {
  position_ = position;
  features_.clear();
  place();
  shape();
  marks();
  wording();
  subject();
  neighbours();
  repetition();
  address();
  if (page_.markup() != nullptr) markup();
  return features_;
}

void TitleDescriber::place() {
  if (position_ < page_.core_begin()) {
    add(kDistance, grade(page_.core_begin() - position_, {2, 3, 4, 6, 9, 14, 20, 35, 60}));
    const std::uint32_t below =
        headlines_before_[page_.core_begin()] - headlines_before_[position_ + 1];
    add(kHeadlinesBelow, grade(below, {1, 2, 4}));
  } else {
    add(kInside, grade(position_ - page_.core_begin(), {1, 2, 4, 8}));
  }
  add(kFromTop, grade(position_, {1, 3, 10, 40}));
  add(kKind, static_cast<std::size_t>(line().kind));
  add_if(traits_[position_].headline && headlines_before_[position_] == 0, kStandsFirst);
}

void TitleDescriber::shape() {
  const PageLine& here = line();
  add(kWords, grade(here.counted, {2, 3, 4, 6, 9, 13, 17, 23, 31}));
  add(kEnding, ending(here.text));
  std::size_t capitals = 0, glued = 0, digits = 0, long_words = 0, small = 0;
  for (const Token& word : here.words) {
    long_words += word.letters >= kLongWord ? 1 : 0;
    capitals += word.letters >= kLongWord && word.capital ? 1 : 0;
    glued += word.glued ? 1 : 0;
    digits += word.number ? 1 : 0;
    small += !word.all_capitals && word.letters > 1 && !word.number ? 1 : 0;
  }
  const Token& first = here.words.front();
  add_if(small == 0 && here.words.size() > 1 && first.capital, kAllCapitals);
  add_if(long_words >= 3 && capitals == long_words, kTitleCase);
  if (here.words.size() >= 2 && here.words.size() <= 4 && here.whole == 0 && digits == 0 &&
      std::ranges::all_of(here.words, [](const Token& word) { return word.capital; }))
    add(kNameShape, AuthorDescriber::is_first_name(first) ? 1 : 0);
  add(kLetters, grade(here.letters, {15, 30, 45, 60, 80, 110, 160}));
  add_if(glued > 0, kGlued);
  add_if(digits * 3 > here.words.size(), kDigits);
  add_if(!first.capital && !first.number && !first.ideograph, kLowerStart);
}

void TitleDescriber::marks() {
  const std::string_view text = line().text;
  std::array<bool, 256> present{};
  for (const char c : text) present[static_cast<unsigned char>(c)] = true;
  // A part whose last byte is nowhere in the text is not looked for: a blank is everywhere.
  const auto any_of = [&](std::initializer_list<std::string_view> parts) {
    return std::ranges::any_of(parts, [&](std::string_view part) {
      const char telling = part.back() == ' ' ? part[part.size() - 2] : part.back();
      return present[static_cast<unsigned char>(telling)] &&
             text.find(part) != std::string_view::npos;
    });
  };
  add_if(any_of({"|", " · ", " • ", " › ", " » ", "/ ", " > "}), kBar);
  const bool file = line().words.size() > 3 && text.find(' ') == std::string_view::npos &&
                    text.find('-') != std::string_view::npos;
  add_if(file || any_of({"@", "http", "www."}), kAddress);
  add_if(any_of({": ", " – ", " - "}), kColon);
  add_if(any_of({"\"", "“", "„", "«", "'"}), kQuote);
  add_if(text.ends_with(")") || any_of({"(L)", "(R)", "©", "/AP", "/EPA"}), kCaptionShape);
}

void TitleDescriber::wording() {
  const PageLine& here = line();
  for (std::size_t label = 0; label < kLabelCount; ++label) {
    if (has(here.whole, static_cast<Label>(label))) {
      add(kWholeLabel, label);
    } else if (has(here.inside & ~kEveryday, static_cast<Label>(label))) {
      add(kInsideLabel, label);
    }
  }
  std::size_t length = 0;
  add_if(has(page_.wording().at_start(here.words, length), Label::kBy), kStartsBy);
}

// How much the line speaks of what the article speaks of.
void TitleDescriber::subject() {
  std::size_t telling = 0, known = 0, lead = 0, often = 0;
  const bool in_core = position_ >= page_.core_begin();
  for (const Token& word : line().words) {
    if (word.letters < kLongWord && !word.ideograph) continue;
    const std::size_t count = page_.core_count(word.stem);
    ++telling;
    known += count > (in_core ? 1 : 0) ? 1 : 0;
    often += count >= 3 ? 1 : 0;
    lead += page_.in_lead(word.stem) ? 1 : 0;
  }
  if (telling == 0) {
    add(kNoSubject);
    return;
  }
  add(kSubject, grade(known * 100 / telling, {1, 26, 50, 75}));
  add(kLead, grade(lead * 100 / telling, {1, 20, 40, 60, 80}));
  add(kCoreWords, grade(often, {1, 2, 3, 5}));
}

// The grade of the nearest line with the trait on each side.
void TitleDescriber::nearest(bool Traits::*trait, std::size_t below, std::size_t above) {
  for (std::size_t step = 1; step <= kReach && position_ + step < traits_.size(); ++step) {
    if (!(traits_[position_ + step].*trait)) continue;
    add(below, grade(step, {2, 3, 5}));
    break;
  }
  for (std::size_t step = 1; above != kGroupCount && step <= std::min(kReach, position_); ++step) {
    if (!(traits_[position_ - step].*trait)) continue;
    add(above, grade(step, {2, 3, 5}));
    break;
  }
}

// 0 no blank line, 1 one or an end of the page, 2 more.
std::size_t TitleDescriber::blanks_above(std::size_t position) const {
  const std::vector<PageLine>& lines = page_.lines();
  if (position == 0 || position >= lines.size()) return 1;
  return std::min<std::size_t>(2, lines[position].index - lines[position - 1].index - 1);
}

void TitleDescriber::neighbours() {
  add_if(traits_[position_].date, kHasDate);
  nearest(&Traits::date, kDateBelow, kDateAbove);
  nearest(&Traits::byline, kBylineBelow, kGroupCount);
  nearest(&Traits::reading, kReadingBelow, kGroupCount);
  const std::size_t size = page_.lines().size();
  if (position_ > 0) {
    const PageLine& above = page_.lines()[position_ - 1];
    add(kAbove, extent(above));
    add_if(has(above.whole, Label::kRelated), kRelatedAbove);
  }
  if (position_ + 1 < size) add(kBelow, extent(page_.lines()[position_ + 1]));
  if (has_blanks_) add(kBlanksAround, 3 * blanks_above(position_) + blanks_above(position_ + 1));
  for (std::size_t step = 1; step <= 4; ++step) {
    if (step > position_ || !traits_[position_ - step].headline ||
        page_.lines()[position_ - step].phrase == line().phrase)
      continue;
    add(kHeadlineAbove, step - 1);
    break;
  }
  for (std::size_t step = 1; step <= 4 && position_ + step < size; ++step) {
    if (!traits_[position_ + step].headline ||
        page_.lines()[position_ + step].phrase == line().phrase)
      continue;
    add(kHeadlineNextBelow, step - 1);
    break;
  }
  if (traits_[position_].headline) {
    bool quiet = true;
    for (std::size_t step = 1; step <= std::min<std::size_t>(3, position_); ++step) {
      quiet = quiet && page_.lines()[position_ - step].counted <= 3;
    }
    add_if(quiet, kOpensBlock);
  }
  std::size_t around = 0;
  for (std::size_t i = position_ < 4 ? 0 : position_ - 4; i < std::min(size, position_ + 5); ++i) {
    around += traits_[i].headline && page_.lines()[i].phrase != line().phrase ? 1 : 0;
  }
  add(kHeadlinesAround, grade(around, {1, 2, 4}));
}

void TitleDescriber::repetition() {
  for (const LineEnd end : {LineEnd::kFirst, LineEnd::kLast}) {
    const LineEnds::Overlap overlap = ends_.overlap(position_, end);
    if (overlap.in_longer) add(kPartOfLonger, static_cast<std::size_t>(end));
    if (overlap.holds_shorter) add(kHoldsShorter, static_cast<std::size_t>(end));
  }
  const PageLine& here = line();
  const std::size_t size = page_.lines().size();
  const std::size_t repeats = page_.repeats(here.phrase);
  add(kRepeats, grade(repeats, {2, 3, 4}));
  const std::size_t begin = position_ < kNeighbours ? 0 : position_ - kNeighbours;
  for (std::size_t i = begin; here.counted >= 4 && i < std::min(size, position_ + kNeighbours + 1);
       ++i) {
    const std::string_view other = page_.lines()[i].text;
    if (other.size() <= here.text.size() || page_.lines()[i].letters < here.letters) continue;
    const std::size_t at = other.find(here.text);
    if (at == std::string_view::npos) continue;
    add(kContained, (i < position_ ? 0 : 3) + (at == 0 ? 0 : other.ends_with(here.text) ? 1 : 2));
    break;
  }
  if (repeats < 2) return;
  for (std::size_t step = 1; step < size; ++step) {
    const bool below =
        position_ + step < size && page_.lines()[position_ + step].phrase == here.phrase;
    const bool above = step <= position_ && page_.lines()[position_ - step].phrase == here.phrase;
    if (!below && !above) continue;
    add(kRepeatDistance, grade(step, {2, 6, 20}));
    if (position_ < page_.core_begin())
      add(kRepeatsWithin, below && position_ + step < page_.core_begin() ? 0 : below ? 1 : 2);
    return;
  }
}

void TitleDescriber::address() {
  if (slug_words_.empty()) return;
  const std::size_t shared = slug_words_[position_];
  add(kSlugCount, grade(shared, {1, 2, 4}));
  add(kSlugShare, grade(shared * 100 / slug_.words(), {1, 25, 45, 65, 85}));
  if (most_slug_words_ < kLeastSlugWords) return;
  add(kSlugRank, grade(most_slug_words_ - shared, {1, 2, 4}));
  const auto telling = static_cast<std::size_t>(std::ranges::count_if(
      line().words, [](const Token& word) { return word.letters >= 3 && !word.number; }));
  if (shared > 0 && telling > 0) add(kSlugOwn, grade(shared * 100 / telling, {25, 50, 75, 100}));
}

}  // namespace newsfold::extract::metadata
