// A place in the text that may name something.
#pragma once

#include <array>
#include <cstdint>

#include "newsfold/normalize/gazetteer.h"
#include "newsfold/records/entity.h"

namespace newsfold::normalize {

enum class Gender : std::uint8_t { kUnknown, kMasculine, kFeminine };

// Evidence for what a name names; the sums over all its mentions decide.
struct Votes {
  std::int32_t person = 0;
  std::int32_t organization = 0;
  std::int32_t place = 0;
  std::int32_t other = 0;

  Votes& operator+=(const Votes& more) {
    person += more.person;
    organization += more.organization;
    place += more.place;
    other += more.other;
    return *this;
  }
};

inline constexpr std::uint32_t kNoAlias = 0xFFFFFFFF;

struct Candidate {
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t end = 0;
  std::uint32_t alias = kNoAlias;   // of the gazetteer, for exactly these tokens
  std::uint32_t holder = kNoAlias;  // alias of the place behind a comma: "Ostheim, Norland"
  std::uint32_t meant = kNoEntry;   // the entry that its surroundings leave no doubt about
  Votes votes;
  Gender gender = Gender::kUnknown;
  bool borrowed =
      false;            // the alias is that of a longer surface: "Ministry" in "Norland's Ministry"
  bool titled = false;  // a title or role stands before it
  bool surname =
      false;          // an ordinary word: a name only as the surname of one whom the document names
  bool team = false;  // the place's name is that of its team: "Norland beat Ostheim"
  bool role = false;  // a title that stands for a person
  bool weak = false;  // a name only if the document has other evidence for it
};

}  // namespace newsfold::normalize
