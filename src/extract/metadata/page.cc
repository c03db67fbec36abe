#include "extract/metadata/page.h"

#include <algorithm>
#include <cstdlib>

#include "extract/metadata/declared_text.h"
#include "newsfold/text/language.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kShortLine = 14;      // words; labels inside longer lines mean nothing
constexpr std::int64_t kGapCost = 40;       // letters of body that one other line outweighs
constexpr std::int64_t kMostPerLine = 400;  // letters: one giant line doesn't decide
constexpr std::size_t kLeadWords = 120;
constexpr std::size_t kShortWord = 4;  // letters: shorter words tell nothing about the subject

constexpr Day kDaysNear = 7;
constexpr std::size_t kLanguageSample = 3000;  // bytes
constexpr std::size_t kDateReach = 48;  // bytes around a digit in which the rest of a date stands

// English-language pages of these countries put the day before the month.
constexpr std::string_view kDayFirstCountries[] = {".uk", ".au", ".nz", ".ie", ".in", ".za",
                                                   ".sg", ".pk", ".ng", ".ke", ".mt"};

// Their writers put dots between day and month: slashes come from software of another country.
constexpr std::string_view kDotted[] = {"de", "pl", "cs", "sk", "ru", "uk", "be", "bg", "tr", "fi",
                                        "nb", "nn", "no", "da", "et", "lv", "hr", "sr", "sl", "ro"};

TimeMark mark_of(std::string_view property) {
  if (property == "datepublished" || property == "datecreated" || property == "dateissued")
    return TimeMark::kPublished;
  return property == "datemodified" || property == "dateupdated" ? TimeMark::kModified
                                                                 : TimeMark::kTime;
}

// <time class="updated">, where that of the first publication is "published" or "entry-date", too.
TimeMark mark_of(const html::TimeElement& time, HintSet own) {
  const TimeMark mark = mark_of(time.itemprop);
  const bool updated = (own & hint_bit(Hint::kUpdated)) != 0 && (own & hint_bit(Hint::kDate)) == 0;
  return mark == TimeMark::kTime && updated ? TimeMark::kModified : mark;
}

// Of a numeric date at the head of the text.
bool has_slash(std::string_view text) { return text.find('/') < 3; }

bool is_body(LineKind kind) { return kind == LineKind::kBody || kind == LineKind::kStandfirst; }

}  // namespace

std::string page_language(const RawDocument& document, std::string_view content,
                          std::span<const Line> lines, std::span<const LineVerdict> verdicts) {
  if (!document.language.empty()) return document.language;
  std::string sample;
  for (std::size_t i = 0; i < lines.size() && sample.size() < kLanguageSample; ++i) {
    if (verdicts[i].kind == LineKind::kBody && !lines[i].blank())
      sample.append(lines[i].text).append("\n");
  }
  return text::detect_language(sample.empty() ? content : std::string_view(sample));
}

Page::Page(const RawDocument& document, const Markup* markup, std::span<const Line> lines,
           std::span<const LineVerdict> verdicts, std::string_view language)
    : document_(document),
      markup_(markup),
      language_(language),
      wording_(Labels::shipped(), language) {
  split(lines, verdicts);
  find_core();
  settle_order();
  if (markup_ != nullptr) read_times();
}

void Page::read_times() {
  const html::Declarations& declarations = markup_->page().declarations;
  for (const html::TimeElement& time : declarations.times)
    add_time(time.block, time.datetime, mark_of(time, markup_->hints(time.own)));
  for (const html::ItemProperty& property : declarations.properties) {
    const TimeMark mark = mark_of(property.name);
    if (mark != TimeMark::kTime) add_time(property.block, property.value, mark);
  }
  std::ranges::stable_sort(dates_, {}, &PageDate::position);
}

// Marks the line's date that the element is about, or adds one that only an attribute has.
void Page::add_time(std::uint32_t position, std::string_view value, TimeMark mark) {
  if (position >= lines_.size()) return;
  const std::optional<Day> day = declared_day(value, language_);
  if (!value.empty() && !day) return;
  for (PageDate& date : dates_) {
    text::DateMention& mention = date.mention;
    if (date.position != position || !mention.complete()) continue;
    if (day) date.unsure = false;
    if (day && mention.order_ambiguous && text::mention_day(mention) != *day) {
      const CivilDate civil = to_civil(*day);
      if (civil.month == *mention.day && civil.day == *mention.month)
        std::swap(mention.day, mention.month);
    }
    if (day && std::abs(text::mention_day(mention) - *day) > 1) continue;
    date.mark = std::max(date.mark, mark);
    return;
  }
  if (!day) return;
  const CivilDate civil = to_civil(*day);
  PageDate date;
  date.mention.year = civil.year;
  date.mention.month = civil.month;
  date.mention.day = civil.day;
  date.mention.has_time = value.find(':') != std::string_view::npos;
  date.position = position;
  date.mark = mark;
  date.unseen = true;
  dates_.push_back(date);
}

void Page::split(std::span<const Line> lines, std::span<const LineVerdict> verdicts) {
  std::vector<std::size_t> first_word;
  if (!lines.empty()) words_.reserve(lines.back().end / 6 + 1);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank()) continue;
    PageLine line;
    line.index = static_cast<std::uint32_t>(i);
    line.text = lines[i].text;
    line.kind = verdicts[i].kind;
    first_word.push_back(words_.size());
    tokenize(line.text, words_);
    lines_.push_back(line);
  }
  first_word.push_back(words_.size());
  phrases_ = WordSet(lines_.size());
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    PageLine& line = lines_[i];
    line.words = std::span(words_).subspan(first_word[i], first_word[i + 1] - first_word[i]);
    std::uint32_t ideographs = 0;
    for (const Token& word : line.words) {
      line.phrase = extend_phrase(line.phrase, word.hash);
      line.letters += word.letters;
      ideographs += word.ideograph ? 1 : 0;
    }
    line.counted =
        static_cast<std::uint32_t>(line.words.size()) - ideographs + (ideographs + 1) / 2;
    phrases_.add(line.phrase);
    line.whole = wording_.of(line.words);
    if (line.words.size() <= kShortLine) line.inside = wording_.anywhere(line.words);
    find_dates(i);
  }
}

// Looks only at what stands near digits: a date has one.
void Page::find_dates(std::uint32_t position) {
  const PageLine& line = lines_[position];
  std::size_t begin = line.text.size(), end = 0;
  for (const Token& word : line.words) {
    if (!word.has_digit) continue;
    begin = std::min<std::size_t>(begin, word.begin);
    end = word.end;
  }
  if (begin >= end) return;
  begin -= std::min(begin, kDateReach);
  while (begin > 0 && line.text[begin] != ' ') --begin;
  end = std::min(line.text.find(' ', end + kDateReach), line.text.size());
  for (text::DateMention mention :
       text::find_dates(line.text.substr(begin, end - begin), language_)) {
    mention.begin += static_cast<std::uint32_t>(begin);
    mention.end += static_cast<std::uint32_t>(begin);
    dates_.push_back({mention, position});
  }
}

// The run with the largest sum, each body line adding its letters and each other line costing
// kGapCost.
void Page::find_core() {
  std::int64_t sum = 0, best = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    sum += is_body(lines_[i].kind) ? std::min<std::int64_t>(lines_[i].letters, kMostPerLine)
                                   : -kGapCost;
    if (sum <= 0) {
      sum = 0;
      begin = i + 1;
    } else if (sum > best) {
      best = sum;
      core_begin_ = begin;
      core_end_ = i + 1;
    }
  }
}

const Page::CoreWords& Page::core_words() const {
  if (core_words_) return *core_words_;
  core_words_.emplace();
  core_words_->lead = WordSet(kLeadWords);
  std::size_t lead = 0;
  if (has_core()) {
    const Token* const first = lines_[core_begin_].words.data();
    core_words_->all =
        WordSet(static_cast<std::size_t>(lines_[core_end_ - 1].words.data() - first) / 3);
  }
  for (std::size_t i = core_begin_; i < core_end_; ++i) {
    if (!is_body(lines_[i].kind)) continue;
    for (const Token& word : lines_[i].words) {
      if (lead++ < kLeadWords) core_words_->lead.add(word.stem);
      if (word.letters >= kShortWord || word.ideograph) core_words_->all.add(word.stem);
    }
  }
  return *core_words_;
}

bool Page::stands_small(std::uint64_t word) const {
  if (!small_) {
    small_.emplace(words_.size() / 3);
    for (const Token& other : words_) {
      if (!other.capital && !other.number && !other.ideograph) small_->add(other.hash);
    }
  }
  return small_->contains(word);
}

// Of dates that can be read in two ways, the readings within a week of a date that can't.
void Page::count_near_days(std::size_t& day_first, std::size_t& month_first) const {
  std::vector<Day> known;
  for (const PageDate& date : dates_) {
    if (date.mention.complete() && !date.mention.order_ambiguous)
      known.push_back(text::mention_day(date.mention));
  }
  std::ranges::sort(known);
  const auto is_near = [&](Day day) {
    const auto found = std::ranges::lower_bound(known, day - kDaysNear);
    return found != known.end() && *found <= day + kDaysNear;
  };
  for (const PageDate& date : dates_) {
    if (!date.mention.order_ambiguous || !date.mention.complete() ||
        !has_slash(lines_[date.position].text.substr(date.mention.begin)))
      continue;
    text::DateMention other = date.mention;
    std::swap(other.day, other.month);
    const bool here = is_near(text::mention_day(date.mention));
    const bool there = is_near(text::mention_day(other));
    // As read, English dates begin with the month and others with the day.
    if (here != there) ++((language_ == "en") == here ? month_first : day_first);
  }
}

// Numbers such as 03/04/2025 follow the order of those that can be read in one way only, else that
// of the address's country.
void Page::settle_order() {
  std::size_t day_first = 0, month_first = 0;
  for (const PageDate& date : dates_) {
    if (!date.mention.numeric || !date.mention.complete() || date.mention.order_ambiguous) continue;
    const std::string_view text = lines_[date.position].text.substr(date.mention.begin);
    if (!has_slash(text) || *date.mention.day <= 12) continue;
    const bool leads = text.starts_with(std::to_string(*date.mention.day));
    ++(leads ? day_first : month_first);
  }
  if (day_first + month_first == 0) count_near_days(day_first, month_first);
  const bool dotted = std::ranges::find(kDotted, language_) != std::end(kDotted);
  for (PageDate& date : dates_) {
    date.unsure = dotted && day_first + month_first == 0 && date.mention.order_ambiguous &&
                  has_slash(lines_[date.position].text.substr(date.mention.begin));
  }
  const std::string_view host = document_.provenance.hostname;
  const bool abroad = std::ranges::any_of(
      kDayFirstCountries, [&](std::string_view country) { return host.ends_with(country); });
  const bool english = language_ == "en";
  const bool swap =
      english ? day_first > month_first || (abroad && month_first == 0) : month_first > day_first;
  if (!swap) return;
  for (PageDate& date : dates_) {
    if (date.mention.order_ambiguous) std::swap(date.mention.day, date.mention.month);
  }
}

bool is_byline(const Page& page, const PageLine& line) {
  if (line.kind == LineKind::kByline) return true;
  if (line.words.size() < 2 || line.words.size() > 15) return false;
  std::size_t length = 0;
  const LabelSet start = page.wording().at_start(line.words, length);
  return has(start, Label::kBy) && length < line.words.size() && line.words[length].capital;
}

}  // namespace newsfold::extract::metadata
