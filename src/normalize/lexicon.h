// Word classes that tell where a name begins, ends and what it names: data/names, embedded.
#pragma once

#include <cstdint>

namespace newsfold::normalize {

enum LexiconClass : std::uint64_t {
  kTitleWord = 1ULL << 0,
  kTitleModifier = 1ULL << 1,
  kRoleWord = 1ULL << 2,
  kOrgHead = 1ULL << 3,
  kOrgSuffix = 1ULL << 4,
  kPlaceHead = 1ULL << 5,
  kPlacePrefix = 1ULL << 6,
  kDirection = 1ULL << 7,
  kOtherHead = 1ULL << 8,
  kCalendar = 1ULL << 9,
  kParticle = 1ULL << 10,
  kConnector = 1ULL << 11,
  kNameSuffix = 1ULL << 12,
  kAbbreviation = 1ULL << 13,
  kMasculine = 1ULL << 14,
  kFeminine = 1ULL << 15,
  kPersonVerb = 1ULL << 16,
  kPlaceCue = 1ULL << 17,
  kIsm = 1ULL << 18,
  kFirstName = 1ULL << 19,
  kPersonsOwn = 1ULL << 20,
  kJoinedPrefix = 1ULL << 21,
  kOrgCue = 1ULL << 22,
  kPlaceAfter = 1ULL << 23,
  kSport = 1ULL << 24,
  kSportRole = 1ULL << 25,
  kSportVerb = 1ULL << 26,
  kVersus = 1ULL << 27,
  kSurnameLike = 1ULL << 28,
  kVessel = 1ULL << 29,
  kStorm = 1ULL << 30,
  kFunctionWord = 1ULL << 31,
  kJobLetters = 1ULL << 32,
  kMansName = 1ULL << 33,
  kWomansName = 1ULL << 34,
  kGovernor = 1ULL << 35,
  kFacility = 1ULL << 36,
  kPeople = 1ULL << 37,
  kChiefOf = 1ULL << 38,
  kConceding = 1ULL << 39,
  kBred = 1ULL << 40,
  kPlaceBefore = 1ULL << 41,
  kBench = 1ULL << 42,
  kStormDeed = 1ULL << 43,
  kSection = 1ULL << 44,
  kBareHead = 1ULL << 45,
  kOrgVerb = 1ULL << 46,
  kOrgObject = 1ULL << 47,
  kServes = 1ULL << 48,
  kHeadOf = 1ULL << 49,
  kMadeBy = 1ULL << 50,
  kStake = 1ULL << 51,
  kKindOfOrganization = 1ULL << 52,
  kThingBefore = 1ULL << 53,
  kThingAfter = 1ULL << 54,
  kSpecies = 1ULL << 55,
  kDid = 1ULL << 56,
};

struct LexiconWord {
  std::uint64_t classes : 60 = 0;  // LexiconClass set
  std::uint64_t common : 4 = 0;    // tenths of its occurrences in lower case; 0 unknown
};
static_assert(sizeof(LexiconWord) == 8);  // two words and their hashes in 32 bytes of the table

// `hash`: hash64 of text::fold_name_token. Thread-safe; one probe of a flat table built on first
// use.
LexiconWord look_up(std::uint64_t hash);
// Brings what look_up() reads of the word nearer: the table takes 1 MB.
void fetch_word(std::uint64_t hash);

}  // namespace newsfold::normalize
