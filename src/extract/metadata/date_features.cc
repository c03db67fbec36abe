#include "extract/metadata/date_features.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/embedded.h"
#include "extract/metadata/date_groups.h"
#include "extract/metadata/dateline.h"
#include "extract/metadata/name_list.h"

NEWSFOLD_EMBEDDED(newsfold_date_model);
NEWSFOLD_EMBEDDED(newsfold_date_page_model);

namespace newsfold::extract::metadata {

using namespace date_groups;

namespace {

constexpr std::size_t kLabelReach = 48;  // bytes before a date in which its label stands
constexpr std::size_t kNeighbours = 6;   // lines
constexpr std::size_t kSentenceWords = 16;
constexpr std::size_t kPictureGaps = 7;  // grades of kAgainstPicture

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

const LinearModel& date_model(bool markup) {
  static const LinearModel kDumps(embedded(newsfold_date_model_begin, newsfold_date_model_end),
                                  kGroups);
  static const LinearModel kPages(
      embedded(newsfold_date_page_model_begin, newsfold_date_page_model_end), kGroups);
  return markup ? kPages : kDumps;
}

DateDescriber::DateDescriber(const Page& page, const Slug& slug, const Declared* declared,
                             std::optional<std::uint32_t> title)
    : page_(page),
      slug_(slug),
      declared_(declared),
      model_(date_model(page.markup() != nullptr)),
      title_(title) {
  for (const PageDate& date : page.dates()) {
    if (!date.mention.complete()) continue;
    mentions_.push_back(read(date));
    labels_.push_back(label_of(date));
  }
}

// Scripts that name one reading of 03/04/2025 as a day of publication settle its order.
DatedMention DateDescriber::read(const PageDate& date) const {
  DatedMention read{&date, text::mention_day(date.mention), date.unsure, {}};
  if (declared_ == nullptr || !date.mention.order_ambiguous) return read;
  text::DateMention other = date.mention;
  std::swap(other.day, other.month);
  const auto scripted = [&](Day day) {
    return std::ranges::find(declared_->scripted, day) != declared_->scripted.end();
  };
  const bool here = scripted(read.day), there = scripted(text::mention_day(other));
  if (here != there) read.unsure = false;
  if (there && !here) read.day = text::mention_day(other);
  return read;
}

std::vector<DatedMention> DateDescriber::describe_all() {
  for (order_ = 0; order_ < mentions_.size(); ++order_) {
    mentions_[order_].features = describe(*mentions_[order_].date);
  }
  return std::move(mentions_);
}

std::vector<Feature> DateDescriber::describe(const PageDate& date) {
  date_ = &date;
  day_ = mentions_[order_].day;
  features_.clear();
  place();
  form();
  labels();
  other_labels();
  neighbours();
  other_dates();
  address();
  if (page_.markup() == nullptr) return features_;
  add_markup(page_.markup()->of(date.position), model_, kGroupCount, features_);
  add(kTimeMark, static_cast<std::size_t>(date.mark));
  times();
  add_if(date.unseen, kUnseen);
  if (declared_ != nullptr) head();
  return features_;
}

void DateDescriber::place() {
  const std::size_t position = date_->position;
  if (position < page_.core_begin()) {
    add(kBefore, grade(page_.core_begin() - position, {2, 3, 5, 8, 13, 21, 40, 80, 160}));
  } else if (position < page_.core_end()) {
    add(kInside, grade(position - page_.core_begin(), {1, 2, 4, 8}));
  } else {
    add(kAfter, grade(position - page_.core_end(), {1, 2, 4, 8, 16, 40}));
  }
  add(kTop, grade(position, {3, 10}));
  add(kKind, static_cast<std::size_t>(line().kind));
  if (!title_) return;
  if (position >= *title_) {
    const auto between = std::ranges::count_if(mentions_, [&](const DatedMention& other) {
      return other.date->position >= *title_ &&
             (other.date->position < position ||
              (other.date->position == position &&
               other.date->mention.begin < date_->mention.begin));
    });
    add(kBelowTitleOrder, grade(static_cast<std::size_t>(between), {1, 2, 4}));
    add(kBelowTitle, grade(position - *title_, {1, 2, 3, 5, 9, 16, 40}));
  } else {
    add(kAboveTitle, grade(*title_ - position, {2, 4, 9, 20}));
  }
}

void DateDescriber::form() {
  const text::DateMention& mention = date_->mention;
  const std::string_view text = line().text;
  std::size_t rest = 0;
  for (const Token& word : line().words)
    rest += word.begin < mention.begin || word.begin >= mention.end ? 1 : 0;
  add(kRest, grade(rest, {1, 2, 4, 7, 13, 26}));
  add_if(rest > 12 && line().kind == LineKind::kBody, kProse);
  const bool photo = rest > 4 && has(page_.wording().anywhere(line().words), Label::kPhoto);
  add_if(photo || line().kind == LineKind::kCaption, kPhotoLine);
  if (rest > 7 && mention.begin > 0 && !mention.has_time) add(kMidSentence, grade(rest, {14, 26}));
  add_if(mention.has_time, kTime);
  add_if(mention.weekday.has_value(), kWeekday);
  add_if(mention.numeric, kNumeric);
  add_if(mention.begin == 0, kStartsLine);
  add_if(mention.end == text.size(), kEndsLine);
  add_if(mention.begin > 0 && is_letter_byte(text[mention.begin - 1]), kGluedBefore);
  const std::string_view before = text.substr(0, mention.begin), behind = text.substr(mention.end);
  const auto dash_end = [](std::string_view t) {
    return t.ends_with("-") || t.ends_with("–") || t.ends_with("- ") || t.ends_with("– ");
  };
  const auto dash_start = [](std::string_view t) {
    return t.starts_with("-") || t.starts_with("–") || t.starts_with(" - ") || t.starts_with(" – ");
  };
  const bool number_before =
      before.size() > 3 &&
      std::ranges::any_of(before.substr(before.size() - std::min<std::size_t>(5, before.size())),
                          [](char c) { return c >= '0' && c <= '9'; });
  const bool number_behind =
      std::ranges::any_of(behind.substr(0, 6), [](char c) { return c >= '0' && c <= '9'; });
  add_if((dash_end(before) && number_before) || (dash_start(behind) && number_behind), kPartOfSpan);
}

// The words directly before the mention, back to another date.
std::vector<Token> DateDescriber::words_before() const {
  std::size_t from = date_->mention.begin < kLabelReach ? 0 : date_->mention.begin - kLabelReach;
  for (const DatedMention& other : mentions_) {
    if (other.date->position == date_->position &&
        other.date->mention.end <= date_->mention.begin) {
      from = std::max<std::size_t>(from, other.date->mention.end);
    }
  }
  std::vector<Token> words;
  for (const Token& word : line().words) {
    if (word.begin >= from && word.end <= date_->mention.begin) words.push_back(word);
  }
  return words;
}

// "By Ann LeeUpdated: 3 May", as texts come out of pages.
LabelSet DateDescriber::label_in_glued(std::span<const Token> before) const {
  const auto glued = std::ranges::find(before.rbegin(), before.rend(), true, &Token::glued);
  if (glued == before.rend()) return 0;
  const std::uint32_t seam = seam_of(line().text, *glued, page_.wording(), true);
  if (seam == 0) return 0;
  return page_.wording().at_end(tokenize(line().text.substr(seam, before.back().end - seam)));
}

void DateDescriber::labels() {
  const auto add_all = [this](LabelSet labels, std::size_t group) {
    for (std::size_t label = 0; label < kLabelCount; ++label) {
      if (has(labels, static_cast<Label>(label))) add(group, label);
    }
  };
  const std::vector<Token> before = words_before();
  LabelSet label = page_.wording().at_end(before);
  if (label == 0) label = label_in_glued(before);
  add_all(label, kLabelBefore);
  add_all(line().inside, kLabelInLine);
  const std::size_t position = date_->position;
  if (position > 0 && before.empty()) {
    const PageLine& above = page_.lines()[position - 1];
    add_all(above.words.size() <= 4 ? page_.wording().at_end(above.words) : 0, kLabelAbove);
  }
  if (position + 1 < page_.lines().size()) add_all(page_.lines()[position + 1].whole, kLabelBelow);
  const bool published = has(label, Label::kPublished) || has(line().inside, Label::kPublished);
  const bool updated = has(label, Label::kUpdated) || has(line().inside, Label::kUpdated);
  add_if(updated && !published, kOnlyUpdated);
  if (published || updated || line().words.size() > 12 || !title_) return;
  const std::size_t form = (date_->mention.weekday ? 1U : 0U) + (date_->mention.has_time ? 2U : 0U);
  if (position < *title_)
    add(kMasthead, form);
  else
    add(kBareBelowTitle, position < page_.core_begin() ? 0 : position < page_.core_end() ? 1 : 2);
}

LabelSet DateDescriber::label_of(const PageDate& date) const {
  const auto words = page_.lines()[date.position].words;
  const auto behind = std::ranges::upper_bound(words, date.mention.begin, {}, &Token::end);
  LabelSet labels = page_.wording().at_end({words.begin(), behind});
  if (date.mark == TimeMark::kPublished) labels |= bit(Label::kPublished);
  if (date.mark == TimeMark::kModified) labels |= bit(Label::kUpdated);
  return labels;
}

// "3 May 2025 | Updated: 5 May 2025": what the labels of the page's other days say of this one.
void DateDescriber::other_labels() {
  const LabelSet own = labels_[order_];
  const bool published = has(own, Label::kPublished), updated = has(own, Label::kUpdated);
  bool elsewhere = false, updates = false;
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const DatedMention& other = mentions_[i];
    if (std::abs(other.day - day_) <= 1) continue;
    elsewhere |= has(labels_[i], Label::kPublished);
    updates |= updated && other.date->position == date_->position && other.day < day_ &&
               !has(labels_[i], Label::kUpdated);
  }
  add_if(updates, kUpdatesAnother);
  if (elsewhere || published)
    add(kPublishedElsewhere, !elsewhere ? 3 : published ? 2 : updated ? 0 : 1);
  const bool words_around = date_->mention.begin > 0 && line().words.size() >= kSentenceWords;
  add_if(words_around && !date_->mention.has_time && !published && !updated &&
             !is_dateline(page_, *date_),
         kSentence);
}

// Whether elements that hold dates hold this one, and in what order.
void DateDescriber::times() {
  std::size_t above = 0, others = 0;
  for (const DatedMention& other : mentions_) {
    if (other.date->mark == TimeMark::kNone || std::abs(other.day - day_) <= 1) continue;
    ++others;
    above += other.date->position < date_->position ? 1 : 0;
  }
  if (date_->mark == TimeMark::kNone) {
    if (others > 0) add(kTimeOrder, 3);
  } else {
    add(kTimeOrder, others == 0 ? 0 : above == 0 ? 1 : 2);
  }
}

void DateDescriber::neighbours() {
  const std::size_t size = page_.lines().size(), position = date_->position;
  std::size_t byline = kNeighbours + 1;
  bool reading = false;
  for (std::size_t i = position < kNeighbours ? 0 : position - kNeighbours;
       i < std::min(size, position + kNeighbours + 1); ++i) {
    const std::size_t distance = i < position ? position - i : i - position;
    const PageLine& near = page_.lines()[i];
    if (is_byline(page_, near)) byline = std::min(byline, distance);
    reading |= distance <= 3 && has(near.inside, Label::kReading);
  }
  if (byline <= kNeighbours) add(kNearByline, grade(byline, {1, 2, 3, 5}));
  add_if(reading, kNearReading);
}

// A reader's, below the text: what was said before a day tells that the text is older.
bool DateDescriber::is_comment(const DatedMention& other) const {
  const std::size_t position = other.date->position;
  if (position < page_.core_end()) return false;
  if (page_.lines()[position].kind == LineKind::kComments) return true;
  if (page_.markup() == nullptr) return false;
  const MarkupFacts& facts = page_.markup()->of(position);
  return ((facts.near | facts.far) & hint_bit(Hint::kComment)) != 0;
}

void DateDescriber::other_dates() {
  std::size_t same = 0, around = 0, in_line = 0, earlier_in_line = 0;
  Day latest = day_;
  bool core_later = false, earlier_comment = false;
  std::vector<Day> days;
  for (const DatedMention& other : mentions_) {
    const std::size_t there = other.date->position, here = date_->position;
    const std::size_t distance = there < here ? here - there : there - here;
    same += other.day == day_ ? 1 : 0;
    around += other.day != day_ && distance > 0 && distance <= kNeighbours ? 1 : 0;
    in_line += distance == 0 ? 1 : 0;
    earlier_in_line += distance == 0 && other.date->mention.begin < date_->mention.begin ? 1 : 0;
    latest = std::max(latest, other.day);
    earlier_comment |= other.day + 1 < day_ && is_comment(other);
    const PageLine& line = page_.lines()[there];
    core_later |= there >= page_.core_begin() && there < page_.core_end() &&
                  line.kind == LineKind::kBody && line.words.size() > 12 && other.day > day_ + 1;
    if (days.size() < 8 && std::ranges::find(days, other.day) == days.end())
      days.push_back(other.day);
  }
  // Lists of other stories repeat their days.
  add(kSameDay, grade(same, {2, 3, 5}) + (days.size() < 4 ? 0 : 4));
  add(kOrder, grade(order_, {1, 2, 4, 8, 16}));
  add(kOtherDaysAround, grade(around, {1, 2, 4}));
  add_if(latest == day_, kLatest);
  add_if(core_later, kCoreLater);
  add_if(earlier_comment, kEarlierComment);
  add(kYearsBack, grade(static_cast<std::size_t>(latest - day_), {30, 365}));
  add(kDatesInLine, grade(in_line, {2, 3}));
  add_if(earlier_in_line > 0, kSecondInLine);
  add(kDays, grade(days.size(), {2, 4, 8}));
}

void DateDescriber::address() {
  if (slug_.day()) {
    const Day gap = std::abs(*slug_.day() - day_);
    add(kAgainstAddress, gap == 0 ? 0 : gap == 1 ? 1 : 2);
  }
  if (const auto added = parse_iso_day(page_.document().provenance.added)) {
    add(kAgainstAdded, day_ > *added + 1 ? 0 : day_ >= *added - 1 ? 1 : day_ >= *added - 7 ? 2 : 3);
  }
}

// Pictures are put on the site shortly before the article: one that is younger than a day speaks
// against it.
void DateDescriber::head() {
  const std::vector<Day>& scripted = declared_->scripted;
  if (!scripted.empty()) {
    const auto found =
        std::ranges::find_if(scripted, [&](Day day) { return std::abs(day - day_) <= 1; });
    const std::size_t place = found == scripted.begin() ? 0 : found != scripted.end() ? 1 : 2;
    add(kAgainstScripts, scripted.size() == 1 ? place / 2 : 2 + place);
  }
  if (!declared_->pictured) return;
  const std::size_t gap = gap_to(*declared_->pictured);
  add(kAgainstPicture, gap);
  // What is called the day of publication is believed all the same.
  const LabelSet named = labels_[order_] | line().inside;
  const bool published = has(named, Label::kPublished), updated = has(named, Label::kUpdated);
  add(kLabelAgainstPicture, kPictureGaps * (published ? 2U : updated ? 1U : 0U) + gap);
}

// 0 the day on which the picture was filed, 1 in the month of it, 2 to 5 so much later, 6 before.
std::size_t DateDescriber::gap_to(const DayRange& filed) const {
  if (day_ < filed.first - 1) return 6;
  if (day_ <= filed.last + 1) return filed.first == filed.last ? 0 : 1;
  return 2 + grade(static_cast<std::size_t>(day_ - filed.last), {8, 62, 400});
}

}  // namespace newsfold::extract::metadata
