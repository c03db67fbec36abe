// The patterns of dates over atoms.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "newsfold/text/dates.h"
#include "text/date_atoms.h"
#include "text/date_gap.h"

namespace newsfold::text {

struct DateContext {
  std::string_view text;
  std::vector<DateAtom> atoms;
  std::uint16_t language = 0;

  // What stands between atom i and the next. REQUIRES: i + 1 < atoms.size().
  DateGap gap(std::size_t i) const {
    return date_gap(text.substr(atoms[i].end, atoms[i + 1].begin - atoms[i].end));
  }
};

// The reading of a word with this kind: the text's language before English before any other.
const DateWord* reading_of(const DateAtom& atom, DateWordKind kind, const DateContext& context);

struct ParsedDate {
  DateMention mention;
  std::size_t atoms = 0;  // consumed; 0: nothing found
};

// The calendar date that starts at atom i, weekday and time of day left out.
ParsedDate parse_date(const DateContext& context, std::size_t i);
// "yesterday", "3 days ago", "Tuesday" at atom i.
ParsedDate parse_relative(const DateContext& context, std::size_t i);

}  // namespace newsfold::text
