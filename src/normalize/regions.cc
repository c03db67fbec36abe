#include "normalize/regions.h"

#include <algorithm>
#include <array>
#include <span>

#include "newsfold/base/hash.h"
#include "normalize/lexicon.h"

namespace newsfold::normalize {
namespace {

constexpr std::uint32_t kCountry = 1000;   // prominence of countries and of nothing else
constexpr std::uint32_t kRegion = 620;     // prominence of first-level regions
constexpr std::size_t kRowNeighbours = 2;  // regions beside a name that make it one

// The country whose region the entry is, or kNoEntry.
std::uint32_t country_of_region(const Gazetteer& gazetteer, std::uint32_t index) {
  const GazetteerEntry entry = gazetteer.entry(index);
  const bool region = entry.type == EntityType::kPlace && entry.prominence == kRegion &&
                      entry.within != kNoEntry &&
                      gazetteer.entry(entry.within).prominence == kCountry;
  return region ? entry.within : kNoEntry;
}

// Whether the second follows the first in a list: behind a comma, or behind "and".
bool is_next_in_row(const TokenStream& stream, const Candidate& left, const Candidate& right) {
  static const std::uint64_t kAnd = hash64("and");
  const std::vector<Token>& tokens = stream.tokens;
  if (right.first == left.end) return tokens[left.end].gap == (kGapComma | kGapSpace);
  return right.first == left.end + 1 && tokens[left.end].hash == kAnd &&
         tokens[right.first].gap == kGapSpace &&
         (tokens[left.end].gap & ~(kGapComma | kGapSpace)) == 0;
}

const GazetteerReading* region_of(const Gazetteer& gazetteer, const GazetteerReadings& readings,
                                  std::uint32_t country) {
  const auto found =
      std::find_if(readings.begin(), readings.end(), [&](const GazetteerReading& reading) {
        return country_of_region(gazetteer, reading.entry) == country;
      });
  return found == readings.end() ? nullptr : &*found;
}

// Where two or more mean regions of one country first of all, and the others may.
void mark_row(const Gazetteer& gazetteer, std::span<Candidate> row) {
  std::uint32_t country = kNoEntry;
  std::size_t regions = 0;
  for (const Candidate& place : row) {
    if (place.alias == kNoAlias) return;
    const std::uint32_t holder =
        country_of_region(gazetteer, gazetteer.readings(place.alias).front().entry);
    if (holder == kNoEntry || (country != kNoEntry && holder != country)) continue;
    country = holder;
    ++regions;
  }
  if (regions < kRowNeighbours) return;
  const auto may_be = [&](const Candidate& place) {
    return region_of(gazetteer, gazetteer.readings(place.alias), country) != nullptr;
  };
  if (!std::all_of(row.begin(), row.end(), may_be)) return;
  for (Candidate& place : row) {
    const GazetteerReadings readings = gazetteer.readings(place.alias);
    const GazetteerReading* const region = region_of(gazetteer, readings, country);
    if (region != readings.begin() && place.meant == kNoEntry) place.meant = region->entry;
  }
}

constexpr std::int32_t kParkVotes = 8;
constexpr std::size_t kTitledName = 6;  // tokens of a title and a name at most

bool is_among(std::span<const std::uint64_t> words, std::uint64_t hash) {
  return std::find(words.begin(), words.end(), hash) != words.end();
}

// "Democrat", "Sen.": of one who is elected in a region.
bool elects_one(const TokenStream& stream, std::size_t at) {
  static const std::array<std::uint64_t, 12> kElected{
      hash64("democrat"),      hash64("republican"),     hash64("senator"),
      hash64("sen"),           hash64("representative"), hash64("rep"),
      hash64("gov"),           hash64("governor"),       hash64("congressman"),
      hash64("congresswoman"), hash64("assemblyman"),    hash64("assemblywoman")};
  static const std::uint64_t kAttorney = hash64("attorney");
  static const std::uint64_t kGeneral = hash64("general");
  const Token& token = stream.tokens[at];
  if (is_among(kElected, token.hash)) return token.capitalized();
  return token.hash == kAttorney && at + 1 < stream.tokens.size() &&
         stream.tokens[at + 1].hash == kGeneral && stream.tokens[at + 1].gap == kGapSpace;
}

// "Democrats", "lawmakers": of a region's parliament as well as of the one that sits in its
// capital.
bool elects_several(const Token& token) {
  static const std::array<std::uint64_t, 6> kElected{hash64("democrats"),   hash64("republicans"),
                                                     hash64("senators"),    hash64("lawmakers"),
                                                     hash64("legislature"), hash64("statehouse")};
  return is_among(kElected, token.hash);
}

// "Democrat of Westmark", "Senator Maria Veldt of Westmark".
bool is_elected_of(const TokenStream& stream, std::size_t first) {
  static const std::uint64_t kOf = hash64("of");
  if (first < 2 || stream.tokens[first].gap != kGapSpace || stream.tokens[first - 1].hash != kOf)
    return false;
  const std::size_t least = first - 1 > kTitledName ? first - 1 - kTitledName : 0;
  for (std::size_t at = first - 1; at-- > least;) {
    if (!stream.tokens[at].capitalized()) return false;
    if (elects_one(stream, at)) return true;
    if ((stream.tokens[at].gap & ~(kGapSpace | kGapHyphen)) != 0) return false;
  }
  return false;
}

// Whether the words beside the place speak of a region and of no town.
bool speaks_of_region(const TokenStream& stream, const Candidate& place, bool capital) {
  if (is_elected_of(stream, place.first)) return true;
  if (place.end >= stream.tokens.size()) return false;
  const Token& after = stream.tokens[place.end];
  if (after.gap != kGapSpace || (stream.tokens[place.end - 1].flags & kPossessive) != 0) {
    return false;
  }
  return elects_one(stream, place.end) || (!capital && elects_several(after));
}

// The region that a place's name may mean, of a country that is not called so, too: "Norland's
// Senator" is not the Province of Norland's.
const GazetteerReading* region_elsewhere(const Gazetteer& gazetteer,
                                         const GazetteerReadings& readings) {
  const std::uint32_t first = readings.front().entry;
  const auto found =
      std::find_if(readings.begin(), readings.end(), [&](const GazetteerReading& reading) {
        const std::uint32_t country = country_of_region(gazetteer, reading.entry);
        return country != kNoEntry && country != first;
      });
  return found == readings.end() ? nullptr : &*found;
}

}  // namespace

void mark_states(const TokenStream& stream, const Gazetteer& gazetteer,
                 std::vector<Candidate>& candidates) {
  static const std::uint64_t kState = hash64("state");
  for (Candidate& place : candidates) {
    if (place.alias == kNoAlias || place.meant != kNoEntry || place.end >= stream.tokens.size())
      continue;
    const Token& after = stream.tokens[place.end];
    if (after.hash != kState || after.gap != kGapSpace || after.shape != Shape::kLower ||
        (stream.tokens[place.end - 1].flags & kPossessive) != 0) {
      continue;
    }
    const GazetteerReadings readings = gazetteer.readings(place.alias);
    const auto region =
        std::find_if(readings.begin(), readings.end(), [&](const GazetteerReading& reading) {
          return country_of_region(gazetteer, reading.entry) != kNoEntry;
        });
    if (region != readings.end()) place.meant = region->entry;
  }
}

namespace {

// The word beside the place that makes it a province: behind it, or before "of"; 0 if none does.
std::uint64_t kind_of_region(const TokenStream& stream, const Candidate& place) {
  static const std::array<std::uint64_t, 4> kKinds{hash64("province"), hash64("governorate"),
                                                   hash64("oblast"), hash64("prefecture")};
  static const std::uint64_t kOf = hash64("of");
  const std::vector<Token>& tokens = stream.tokens;
  if (place.end < tokens.size() && tokens[place.end].gap == kGapSpace &&
      tokens[place.end].shape == Shape::kLower && is_among(kKinds, tokens[place.end].hash) &&
      (tokens[place.end - 1].flags & kPossessive) == 0) {
    return tokens[place.end].hash;
  }
  const bool of = place.first > 1 && tokens[place.first].gap == kGapSpace &&
                  tokens[place.first - 1].hash == kOf && tokens[place.first - 1].gap == kGapSpace;
  return of && is_among(kKinds, tokens[place.first - 2].hash) ? tokens[place.first - 2].hash : 0;
}

}  // namespace

void mark_provinces(const TokenStream& stream, const Gazetteer& gazetteer,
                    std::vector<Candidate>& candidates) {
  std::vector<std::uint64_t> words;
  for (Candidate& place : candidates) {
    if (place.alias == kNoAlias || place.meant != kNoEntry) continue;
    const std::uint64_t kind = kind_of_region(stream, place);
    if (kind == 0) continue;
    words.clear();
    for (std::uint32_t i = place.first; i < place.end; ++i) words.push_back(stream.tokens[i].hash);
    words.push_back(kind);
    const GazetteerMatch match = gazetteer.longest_match(words, 0);
    if (match.token_count != words.size()) continue;
    const std::uint32_t region = gazetteer.readings(match.alias).front().entry;
    const bool other = gazetteer.readings(place.alias).front().entry != region;
    if (other && gazetteer.entry(region).type == EntityType::kPlace) place.meant = region;
  }
}

void mark_parks(const TokenStream& stream, const Gazetteer& gazetteer,
                std::vector<Candidate>& candidates) {
  static const std::uint64_t kNational = hash64("national");
  static const std::uint64_t kPark = hash64("park");
  const std::vector<Token>& tokens = stream.tokens;
  for (Candidate& place : candidates) {
    const std::size_t end = place.end;
    const bool park = end + 1 < tokens.size() && tokens[end].hash == kNational &&
                      tokens[end].gap == kGapSpace && tokens[end].shape == Shape::kLower &&
                      tokens[end + 1].hash == kPark && tokens[end + 1].gap == kGapSpace &&
                      tokens[end + 1].shape == Shape::kLower;
    if (!park || place.surname || (tokens[end - 1].flags & kPossessive) != 0) continue;
    place.end += 2;
    std::vector<std::uint64_t> words;
    for (std::uint32_t i = place.first; i < place.end; ++i) words.push_back(tokens[i].hash);
    const GazetteerMatch match = gazetteer.longest_match(words, 0);
    place.alias = match.token_count == words.size() ? match.alias : kNoAlias;
    place.weak = false;
    place.votes = {.place = kParkVotes};
  }
}

namespace {

// Whether the two stand joined by a hyphen.
bool is_joined_to(const TokenStream& stream, const Candidate& left, const Candidate& right) {
  return right.first == left.end && (stream.tokens[right.first].gap & kGapHyphen) != 0 &&
         (stream.tokens[right.first].gap & ~(kGapHyphen | kGapSpace)) == 0;
}

}  // namespace

void mark_routes(const TokenStream& stream, std::vector<Candidate>& candidates) {
  constexpr std::size_t kPlaces = 3;
  constexpr std::int32_t kRouteVotes = 8;
  for (std::size_t begin = 0; begin < candidates.size();) {
    std::size_t end = begin + 1;
    while (end < candidates.size() && is_joined_to(stream, candidates[end - 1], candidates[end])) {
      ++end;
    }
    const std::size_t behind = candidates[end - 1].end;
    const bool numbered = end - begin >= kPlaces && behind < stream.tokens.size() &&
                          stream.tokens[behind].gap == kGapSpace &&
                          stream.tokens[behind].shape == Shape::kNumber;
    for (std::size_t i = begin; numbered && i < end; ++i) {
      candidates[i].alias = kNoAlias;
      candidates[i].votes = {.other = kRouteVotes};
    }
    begin = end;
  }
}

void mark_electorates(const TokenStream& stream, const Gazetteer& gazetteer,
                      std::vector<Candidate>& candidates) {
  for (Candidate& place : candidates) {
    if (place.alias == kNoAlias || place.meant != kNoEntry) continue;
    const GazetteerReadings readings = gazetteer.readings(place.alias);
    const GazetteerReading* const region = region_elsewhere(gazetteer, readings);
    if (region == nullptr || region == readings.begin()) continue;
    const bool capital =
        std::any_of(readings.begin(), readings.end(),
                    [](const GazetteerReading& r) { return (r.flags & kMetonym) != 0; });
    if (speaks_of_region(stream, place, capital)) place.meant = region->entry;
  }
}

void mark_rows(const TokenStream& stream, const Gazetteer& gazetteer,
               std::vector<Candidate>& candidates) {
  for (std::size_t begin = 0; begin < candidates.size();) {
    std::size_t end = begin + 1;
    while (end < candidates.size() && is_next_in_row(stream, candidates[end - 1], candidates[end]))
      ++end;
    mark_row(gazetteer, std::span(candidates).subspan(begin, end - begin));
    begin = end;
  }
}

}  // namespace newsfold::normalize
