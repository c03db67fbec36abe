#include "newsfold/text/dates.h"

#include <algorithm>

#include "text/date_parse.h"
#include "text/date_time.h"

namespace newsfold::text {
namespace {

// The weekday a word may stand for, full or shortened.
std::optional<unsigned> weekday_of(const DateAtom& atom, const DateContext& context) {
  if (const DateWord* word = reading_of(atom, DateWordKind::kWeekday, context)) return word->value;
  if (const DateWord* word = reading_of(atom, DateWordKind::kShortWeekday, context))
    return word->value;
  return std::nullopt;
}

// True for gaps that a weekday and its date may have between them.
bool joins_weekday(DateGap gap) { return gap == DateGap::kSoft || gap == DateGap::kDot; }

class Finder {
 public:
  Finder(std::string_view text, std::string_view language)
      : context_{text, date_atoms(text), language_key(language)} {}

  std::vector<DateMention> find() {
    for (std::size_t i = 0; i < context_.atoms.size();) i = step(i);
    return std::move(mentions_);
  }

 private:
  // Takes the mention that starts at atom i, if any; returns the next atom to look at.
  std::size_t step(std::size_t i) {
    const DateAtom& atom = context_.atoms[i];
    const std::optional<unsigned> weekday =
        atom.is_number() ? std::nullopt : weekday_of(atom, context_);
    if (weekday && i + 1 < context_.atoms.size() && joins_weekday(context_.gap(i))) {
      ParsedDate date = parse_date(context_, i + 1);
      if (date.atoms > 0) {
        date.mention.weekday = weekday;
        date.mention.begin = atom.begin;
        return finish(date, i + 1);
      }
    }
    ParsedDate date = parse_date(context_, i);
    if (date.atoms > 0) return finish(date, i);
    date = parse_relative(context_, i);
    if (date.atoms == 0) return i + 1;
    mentions_.push_back(date.mention);
    return i + date.atoms;
  }

  // Adds what stands beside a calendar date: a weekday behind, the time of day. `first` is its
  // first atom.
  std::size_t finish(ParsedDate& date, std::size_t first) {
    DateMention& mention = date.mention;
    std::size_t next = first + date.atoms;
    add_weekday_behind(mention, next);
    const std::string_view text = context_.text;
    if (const std::size_t size = time_after_date(text.substr(mention.end))) {
      mention.has_time = true;
      mention.end += static_cast<std::uint32_t>(size);
    } else {
      const std::size_t from = mentions_.empty() ? 0 : mentions_.back().end;
      const std::size_t before = time_before_date(text.substr(from, mention.begin - from));
      mention.has_time = before > 0;
      mention.begin -= static_cast<std::uint32_t>(before);
    }
    while (next < context_.atoms.size() && context_.atoms[next].begin < mention.end) ++next;
    mentions_.push_back(mention);
    return next;
  }

  void add_weekday_behind(DateMention& mention, std::size_t& next) {
    if (mention.weekday || next >= context_.atoms.size()) return;
    const DateAtom& atom = context_.atoms[next];
    if (atom.is_number() || !joins_weekday(context_.gap(next - 1))) return;
    const DateWord* word = reading_of(atom, DateWordKind::kWeekday, context_);
    if (word == nullptr) return;
    const bool starts_another = next + 1 < context_.atoms.size() &&
                                joins_weekday(context_.gap(next)) &&
                                parse_date(context_, next + 1).atoms > 0;
    if (starts_another) return;
    mention.weekday = word->value;
    mention.end = atom.end;
    ++next;
  }

  DateContext context_;
  std::vector<DateMention> mentions_;
};

}  // namespace

Day mention_day(const DateMention& mention) {
  return to_day({*mention.year, *mention.month, *mention.day});
}

std::vector<DateMention> find_dates(std::string_view text, std::string_view language) {
  return Finder(text, language).find();
}

}  // namespace newsfold::text
