#include "text/date_parse.h"

namespace newsfold::text {
namespace {

constexpr std::int32_t kUnitDays[] = {0, 0, 1, 7, 30, 365};  // minute, hour, day, week, month, year

ParsedDate made(const DateContext& context, std::size_t first, std::size_t atoms) {
  ParsedDate date;
  date.atoms = atoms;
  date.mention.begin = context.atoms[first].begin;
  date.mention.end = context.atoms[first + atoms - 1].end;
  date.mention.relative = true;
  return date;
}

// Only words of the text's own language (or English where it is unknown) are read alone.
const DateWord* own_reading(const DateContext& context, std::size_t i, DateWordKind kind) {
  if (i >= context.atoms.size() || context.atoms[i].is_number()) return nullptr;
  const DateWord* word = reading_of(context.atoms[i], kind, context);
  const std::uint16_t language = context.language == 0 ? language_key("en") : context.language;
  return word != nullptr && word->language == language ? word : nullptr;
}

bool near(const DateContext& context, std::size_t i) {
  const DateGap gap = context.gap(i);
  return gap == DateGap::kSoft || gap == DateGap::kTouch || gap == DateGap::kDot;
}

// "3 hours" at atom i.
std::optional<std::int32_t> days_of(const DateContext& context, std::size_t i) {
  if (i + 1 >= context.atoms.size() || !context.atoms[i].is_number() ||
      context.atoms[i].digits > 3 || !near(context, i)) {
    return std::nullopt;
  }
  const DateWord* unit = own_reading(context, i + 1, DateWordKind::kUnit);
  if (unit == nullptr) return std::nullopt;
  return context.atoms[i].number * kUnitDays[unit->value];
}

}  // namespace

ParsedDate parse_relative(const DateContext& context, std::size_t i) {
  if (const auto days = days_of(context, i)) {
    if (i + 2 < context.atoms.size() && near(context, i + 1) &&
        own_reading(context, i + 2, DateWordKind::kAgoAfter) != nullptr) {
      ParsedDate date = made(context, i, 3);
      date.mention.offset_days = -*days;
      return date;
    }
    return {};
  }
  if (own_reading(context, i, DateWordKind::kAgoBefore) != nullptr &&
      i + 1 < context.atoms.size() && near(context, i)) {
    if (const auto days = days_of(context, i + 1)) {
      ParsedDate date = made(context, i, 3);
      date.mention.offset_days = -*days;
      return date;
    }
  }
  if (const DateWord* day = own_reading(context, i, DateWordKind::kNearDay)) {
    ParsedDate date = made(context, i, 1);
    date.mention.offset_days = day->value;
    return date;
  }
  if (const DateWord* day = own_reading(context, i, DateWordKind::kWeekday)) {
    if (day->language == language_key("en") && !context.atoms[i].capital) return {};
    ParsedDate date = made(context, i, 1);
    date.mention.weekday = static_cast<unsigned>(day->value);
    return date;
  }
  return {};
}

}  // namespace newsfold::text
