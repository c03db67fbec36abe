// Word classes that tell where a name begins, ends and what it names: data/names, embedded.
#pragma once

#include <cstdint>

namespace newsfold::normalize {

enum LexiconClass : std::uint32_t {
  kTitleWord = 1U << 0,
  kTitleModifier = 1U << 1,
  kRoleWord = 1U << 2,
  kOrgHead = 1U << 3,
  kOrgSuffix = 1U << 4,
  kPlaceHead = 1U << 5,
  kPlacePrefix = 1U << 6,
  kDirection = 1U << 7,
  kOtherHead = 1U << 8,
  kCalendar = 1U << 9,
  kParticle = 1U << 10,
  kConnector = 1U << 11,
  kNameSuffix = 1U << 12,
  kAbbreviation = 1U << 13,
  kMasculine = 1U << 14,
  kFeminine = 1U << 15,
  kPersonVerb = 1U << 16,
  kPlaceCue = 1U << 17,
  kIsm = 1U << 18,
  kFirstName = 1U << 19,
  kPersonsOwn = 1U << 20,
  kJoinedPrefix = 1U << 21,
  kOrgCue = 1U << 22,
  kPlaceAfter = 1U << 23,
  kSport = 1U << 24,
  kSportRole = 1U << 25,
  kSportVerb = 1U << 26,
  kVersus = 1U << 27,
  kSurnameLike = 1U << 28,
  kVessel = 1U << 29,
  kStorm = 1U << 30,
  kFunctionWord = 1U << 31,
};

struct LexiconWord {
  std::uint32_t classes = 0;  // LexiconClass set
  std::uint8_t common = 0;    // tenths of its occurrences in lower case; 0 unknown
};

// `hash`: hash64 of text::fold_name_token. Thread-safe; one probe of a flat table built on first
// use.
LexiconWord look_up(std::uint64_t hash);

}  // namespace newsfold::normalize
