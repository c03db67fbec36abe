#include "text/date_parse.h"

namespace newsfold::text {
namespace {

constexpr std::uint16_t kEnglish = language_key("en");
// A February of a year not stated may have 29 days.
constexpr std::int32_t kSomeLeapYear = 2024;

bool is_year(const DateAtom& atom) {
  return atom.is_number() && atom.digits == 4 && atom.number >= 1000 && atom.number < 2200 &&
         atom.tail != NumberTail::kUnitMark;
}
bool is_recent_year(const DateAtom& atom) {
  return is_year(atom) && atom.number >= 1900 && atom.number < 2100;
}
bool is_short(const DateAtom& atom) {
  return atom.is_number() && atom.digits <= 2 && atom.tail != NumberTail::kUnitMark;
}
bool is_day(const DateAtom& atom) {
  return is_short(atom) && atom.number >= 1 && atom.number <= 31;
}
bool is_month_number(const DateAtom& atom) {
  return is_short(atom) && atom.number >= 1 && atom.number <= 12;
}

// Between the words of a written-out date.
bool is_loose(DateGap gap) {
  return gap == DateGap::kTouch || gap == DateGap::kSoft || gap == DateGap::kDot;
}

class Parser {
 public:
  Parser(const DateContext& context, std::size_t first) : context_(context), first_(first) {}

  ParsedDate parse() {
    const DateAtom& atom = at(0);
    if (!atom.is_number()) return month_first();
    if (is_year(atom)) return atom.tail == NumberTail::kDigits ? ParsedDate{} : year_first();
    if (!is_short(atom)) return {};
    if (atom.tail == NumberTail::kMonth) return ideograph_month(0, std::nullopt);
    if (ParsedDate date = day_month(); date.atoms > 0) return date;
    return numeric();
  }

 private:
  bool has(std::size_t offset) const { return first_ + offset < context_.atoms.size(); }
  const DateAtom& at(std::size_t offset) const { return context_.atoms[first_ + offset]; }
  DateGap gap(std::size_t offset) const { return context_.gap(first_ + offset); }
  char byte_after(std::size_t offset) const {
    const std::size_t end = at(offset).end;
    return end < context_.text.size() ? context_.text[end] : '\0';
  }
  bool digit_at(std::size_t byte) const {
    return byte < context_.text.size() && context_.text[byte] >= '0' && context_.text[byte] <= '9';
  }

  // A mention of the first `atoms` atoms, or nothing when there is no such day.
  ParsedDate made(std::size_t atoms, std::optional<std::int32_t> year, std::int32_t month,
                  std::optional<std::int32_t> day) const {
    const CivilDate civil{year.value_or(kSomeLeapYear), static_cast<std::uint32_t>(month),
                          static_cast<std::uint32_t>(day.value_or(1))};
    if (!is_valid(civil)) return {};
    ParsedDate date;
    date.atoms = atoms;
    date.mention.begin = at(0).begin;
    date.mention.end = at(atoms - 1).end;
    date.mention.year = year;
    date.mention.month = civil.month;
    if (day) date.mention.day = civil.day;
    return date;
  }

  // 2025年3月16日 from the month on; `year` was read before.
  ParsedDate ideograph_month(std::size_t offset, std::optional<std::int32_t> year) const {
    const std::int32_t month = at(offset).number;
    if (has(offset + 1) && is_day(at(offset + 1)) && at(offset + 1).tail == NumberTail::kDay &&
        is_loose(gap(offset))) {
      return made(offset + 2, year, month, at(offset + 1).number);
    }
    return year ? made(offset + 1, year, month, std::nullopt) : ParsedDate{};
  }

  ParsedDate year_first() const {
    const std::int32_t year = at(0).number;
    if (!has(1)) return {};
    const DateGap separator = gap(0);
    if (at(0).tail == NumberTail::kYear && is_month_number(at(1)) &&
        at(1).tail == NumberTail::kMonth && is_loose(separator)) {
      return ideograph_month(1, year);
    }
    if (!is_recent_year(at(0))) return {};
    if (!has(2)) return {};
    if (is_month_number(at(1)) && is_day(at(2)) && separator == gap(1) &&
        (separator == DateGap::kHyphen || separator == DateGap::kSlash ||
         separator == DateGap::kDot) &&
        !digit_at(at(2).end) && !continues(2)) {
      ParsedDate date = made(3, year, at(1).number, at(2).number);
      date.mention.numeric = true;
      return date;
    }
    const DateWord* month = month_word(1);
    if (month != nullptr && is_day(at(2)) && is_loose(separator) && is_loose(gap(1)) &&
        byte_after(2) != ':') {
      return made(3, year, month->value, at(2).number);
    }
    return {};
  }

  // The separator goes on with another number: a version, an address, a phone number.
  bool continues(std::size_t offset) const {
    const char c = byte_after(offset);
    return (c == '-' || c == '/' || c == '.') && digit_at(at(offset).end + 1) && c != '.';
  }

  const DateWord* month_word(std::size_t offset) const {
    return at(offset).is_number() ? nullptr
                                  : reading_of(at(offset), DateWordKind::kMonth, context_);
  }
  bool of_text(const DateWord& word) const {
    return word.language == context_.language || word.language == kEnglish ||
           context_.language == 0;
  }

  // "16 March 2025", "16. März", "16 de marzo de 2025", "16-Mar-25".
  ParsedDate day_month() const {
    if (!is_day(at(0)) || !has(1)) return {};
    const DateGap separator = gap(0);
    const DateWord* month = month_word(1);
    if (month == nullptr ||
        !(is_loose(separator) || separator == DateGap::kHyphen || separator == DateGap::kSlash)) {
      return {};
    }
    std::size_t last = 1;
    // "16 آذار/مارس 2025" names the month twice.
    if (has(2) && month_word(2) != nullptr && month_word(2)->value == month->value &&
        (gap(1) == DateGap::kSlash || gap(1) == DateGap::kSoft)) {
      last = 2;
    }
    if (const auto year = year_after(last))
      return made(last + 2, *year, month->value, at(0).number);
    if (separator == DateGap::kHyphen || separator == DateGap::kSlash) return {};
    if (!of_text(*month) || (month->language == kEnglish && !at(1).capital)) return {};
    return made(last + 1, std::nullopt, month->value, at(0).number);
  }

  // The year that follows atom `offset`.
  std::optional<std::int32_t> year_after(std::size_t offset) const {
    if (!has(offset + 1) || !at(offset + 1).is_number()) return std::nullopt;
    const DateAtom& atom = at(offset + 1);
    const DateGap separator = gap(offset);
    const bool joined = is_loose(separator) || separator == DateGap::kHyphen ||
                        separator == DateGap::kSlash || separator == DateGap::kApostrophe;
    if (!joined) return std::nullopt;
    if (is_year(atom) && byte_after(offset + 1) != ':') return atom.number;
    const bool two_digits = atom.digits == 2 && atom.tail == NumberTail::kNone &&
                            (separator == DateGap::kHyphen || separator == DateGap::kApostrophe);
    if (two_digits && byte_after(offset + 1) != ':') return century(atom.number);
    return std::nullopt;
  }

  static std::int32_t century(std::int32_t year) { return year < 70 ? 2000 + year : 1900 + year; }

  // "March 16, 2025", "Mar. 16th", "March 2025".
  ParsedDate month_first() const {
    const DateWord* month = month_word(0);
    if (month == nullptr || !has(1) || !at(1).is_number() ||
        !(is_loose(gap(0)) || gap(0) == DateGap::kHyphen))
      return {};
    const bool own = of_text(*month);
    if (is_recent_year(at(1))) {
      if (!own || gap(0) != DateGap::kSoft || byte_after(1) == '-') return {};
      return made(2, at(1).number, month->value, std::nullopt);
    }
    if (!is_day(at(1)) || byte_after(1) == ':' || gap(0) == DateGap::kTouch) return {};
    if (at(1).tail == NumberTail::kLetters) return {};
    if (const auto year = year_after(1)) return made(3, *year, month->value, at(1).number);
    if (gap(0) == DateGap::kHyphen || month->language != kEnglish || !at(0).capital) return {};
    if (byte_after(1) == '.' && digit_at(at(1).end + 1)) return {};
    return made(2, std::nullopt, month->value, at(1).number);
  }

  // "16.03.2025", "03/16/2025", "16. 3. 2025", "16.03.25".
  ParsedDate numeric() const {
    if (!has(2) || !is_short(at(1)) || !at(2).is_number() || gap(0) != gap(1)) return {};
    const DateGap separator = gap(0);
    if (separator != DateGap::kDot && separator != DateGap::kSlash && separator != DateGap::kHyphen)
      return {};
    if (follows_number() || continues(2)) return {};
    const DateAtom& last = at(2);
    const bool full = is_recent_year(last);
    const bool dotted =
        separator == DateGap::kDot && context_.language != kEnglish && context_.language != 0;
    const bool two_digits = last.digits == 2 &&
                            (dotted || (at(0).digits == 2 && at(1).digits == 2)) &&
                            last.tail == NumberTail::kNone && separator != DateGap::kHyphen &&
                            last.number < 70 && byte_after(2) != ':' && byte_after(2) != '%';
    if (!full && !two_digits) return {};
    const std::int32_t year = full ? last.number : century(last.number);
    const std::int32_t first = at(0).number, second = at(1).number;
    const bool could_swap = first <= 12 && second <= 12 && first != second;
    bool month_before =
        second > 12 || (separator != DateGap::kDot && context_.language == kEnglish && first <= 12);
    if (separator == DateGap::kDot && second > 12 && context_.language != kEnglish) return {};
    ParsedDate date = month_before ? made(3, year, first, second) : made(3, year, second, first);
    date.mention.numeric = true;
    date.mention.order_ambiguous = could_swap && separator != DateGap::kDot;
    return date;
  }

  // A digit and the same kind of separator stand directly before.
  bool follows_number() const {
    const std::size_t begin = at(0).begin;
    if (begin < 2) return false;
    const char before = context_.text[begin - 1];
    return (before == '.' || before == '-' || before == '/') && digit_at(begin - 2);
  }

  const DateContext& context_;
  std::size_t first_;
};

}  // namespace

const DateWord* reading_of(const DateAtom& atom, DateWordKind kind, const DateContext& context) {
  const DateWord* best = nullptr;
  for (const DateWord& word : atom.readings) {
    if (word.kind != kind) continue;
    if (word.language == context.language) return &word;
    if (best == nullptr || (word.language == kEnglish && best->language != kEnglish)) best = &word;
  }
  return best;
}

ParsedDate parse_date(const DateContext& context, std::size_t i) {
  return Parser(context, i).parse();
}

}  // namespace newsfold::text
