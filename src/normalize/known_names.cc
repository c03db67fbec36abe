#include "normalize/known_names.h"

#include <algorithm>
#include <span>

#include "newsfold/base/hash.h"
#include "newsfold/text/names.h"
#include "normalize/lexicon.h"
#include "normalize/runs.h"
#include "normalize/unspaced.h"

namespace newsfold::normalize {
namespace {

constexpr std::uint16_t kHardGaps = kGapSentence | kGapLine | kGapQuote | kGapOpen | kGapClose |
                                    kGapColon | kGapOther | kGapSegment;
// Words that newspapers write in lower case at least this often (tenths) are ordinary.
constexpr std::uint8_t kOrdinary = 6;
constexpr std::uint32_t kSpokenLetters = 4;
constexpr std::uint32_t kSpoken = 450;  // prominence of those whose acronyms are read as words
constexpr std::uint32_t kHouseholdName = 650;
constexpr std::uint32_t kWellKnown = 400;  // prominence
constexpr std::uint32_t kCountry = 1000;   // of countries and of nothing else
constexpr std::size_t kAhead = 24;         // tokens, of which some four begin with a capital
constexpr std::uint32_t kSmallWord = 4;    // letters: "Port-au-Prince", "Newcastle upon Tyne"

bool can_begin(const TokenStream& stream, std::size_t i) {
  const Token& token = stream.tokens[i];
  return token.shape != Shape::kLower || (token.has(kParticle) && is_leading_particle(stream, i));
}

// A lower-case surface never matches a name, but for the small words inside it: "Bank of
// England".
bool case_allows(const TokenStream& stream, std::size_t first, std::size_t count) {
  for (std::size_t i = first; i < first + count; ++i) {
    const Token& token = stream.tokens[i];
    if (token.shape != Shape::kLower) continue;
    const bool small = token.has(kConnector | kParticle) || token.last - token.first <= kSmallWord;
    const std::string_view text = stream.text(token);
    if (i > first && text.front() >= '0' && text.front() <= '9') continue;  // "76ers"
    const bool leads = i == first && is_leading_particle(stream, i);
    if ((i == first && !leads) || i + 1 == first + count || !small) return false;
  }
  return true;
}

bool crosses_comma(const TokenStream& stream, std::size_t first, std::size_t count) {
  for (std::size_t i = first + 1; i < first + count; ++i) {
    if ((stream.tokens[i].gap & kGapComma) != 0) return true;
  }
  return false;
}

// Not "President Veldt", whose title is no part of the name, nor a title that stands alone.
bool names_a_person(const TokenStream& stream, std::size_t first, std::size_t count) {
  const Token& token = stream.tokens[first];
  if (count > 1 && token.has(kTitleWord) && !token.has(kFirstName)) return false;
  if (count == 1) return true;
  for (std::size_t i = first; i < first + count; ++i) {
    if (!stream.tokens[i].has(kTitleWord | kTitleModifier) && stream.tokens[i].common < kOrdinary)
      return true;
  }
  return false;
}

// Decides about one gazetteer match: fills `known` or leaves it empty.
KnownName judge(const TokenStream& stream, std::size_t first, const GazetteerMatch& match,
                const Gazetteer& gazetteer) {
  KnownName known;
  const std::size_t count = match.token_count;
  if (!case_allows(stream, first, count)) return known;
  const GazetteerReadings readings = allowed_readings(stream, first, count, match.alias, gazetteer);
  if (readings.empty()) return known;
  const GazetteerEntry entry = gazetteer.entry(readings.front().entry);
  const EntityType type = entry.type;
  if (type == EntityType::kPerson && !names_a_person(stream, first, count)) return known;
  if (crosses_comma(stream, first, count) && type == EntityType::kPerson) return known;
  // "Maria Veldt-Orme" is not Maria Veldt.
  const std::size_t behind = first + count;
  const bool goes_on = behind < stream.tokens.size() && stream.tokens[behind].gap == kGapHyphen &&
                       stream.tokens[behind].capitalized();
  if (goes_on && count > 1 && type == EntityType::kPerson) return known;
  // "Hurricane Florence" is not the town of Hurricane.
  const bool storm = count == 1 && stream.tokens[first].has(kStorm) &&
                     behind < stream.tokens.size() && stream.tokens[behind].gap == kGapSpace &&
                     stream.tokens[behind].capitalized();
  if (storm) return known;
  const Token& token = stream.tokens[first];
  const auto all = [&readings](std::uint8_t flag) {
    return std::all_of(readings.begin(), readings.end(),
                       [flag](const GazetteerReading& r) { return (r.flags & flag) != 0; });
  };
  // "No. 10-277" is a number.
  const bool counts_on = behind < stream.tokens.size() && stream.tokens[behind].gap == kGapHyphen &&
                         stream.tokens[behind].shape == Shape::kNumber &&
                         stream.tokens[behind - 1].shape == Shape::kNumber;
  if (counts_on) return known;
  // "NY-14" is a district, "SA-6" a missile.
  const bool numbered = count == 1 && type == EntityType::kPlace &&
                        token.shape == Shape::kAllCaps && token.last - token.first == 2 &&
                        behind < stream.tokens.size() && stream.tokens[behind].gap == kGapHyphen &&
                        stream.tokens[behind].shape == Shape::kNumber;
  if (numbered) return known;
  // "June 9-11" is a date.
  const bool dated = token.shape == Shape::kNumber && count > 1 && first > 0 &&
                     stream.tokens[first - 1].has(kCalendar) && token.gap == kGapSpace;
  if (dated) return known;
  // "Fire Island" is not what another language calls Iceland.
  const bool head = count == 1 && entry.prominence >= kCountry && stream.words_known &&
                    token.has(kPlaceHead) && type == EntityType::kPlace;
  if (head) return known;
  // "eID" is not Eid.
  const std::string_view written = stream.text(token);
  const bool begins_small = count == 1 && token.shape == Shape::kMixed && written.front() >= 'a' &&
                            written.front() <= 'z';
  if (begins_small && entry.name.find(written) == std::string_view::npos) return known;
  // "Norlandic", and "Democratic" for a party; but "Tidewaters" for a movement is its name.
  known.demonym = all(kDemonym) && (type == EntityType::kPlace || token.has(kIsm));
  // Newspapers write of manila folders, and yet "in Manila" is the city.
  const bool itself =
      entry.prominence >= kHouseholdName && !all(kCommonWord) &&
      text::fold_name_token(entry.name) == text::fold_name_token(stream.text(token));
  const bool ordinary = token.common >= kOrdinary && !all(kAcronym) && !itself;
  known.common = count == 1 && (all(kCommonWord) || ordinary);
  known.shared = all(kCommonWord);
  known.noted = type == EntityType::kOrganization && entry.prominence >= kWellKnown;
  known.country = type == EntityType::kPlace && entry.prominence >= kCountry;
  if (count == 1 && token.has(kCalendar)) return known;
  // What split_unspaced left was refused by it.
  const bool refused = (token.flags & kCutOut) == 0 && may_be_unspaced(stream.text(token));
  if (count == 1 && refused) return known;
  if (count == 1 && entry.prominence < kWellKnown && !token.has(kFirstName)) {
    // A word without a capital, or one that any noun has, is rather no little known name.
    if (token.shape == Shape::kCaseless && (token.flags & kCutOut) == 0) return known;
    known.common = known.common || (stream.nouns_capitalized && type == EntityType::kOrganization);
  }
  known.count = static_cast<std::uint32_t>(count);
  known.alias = match.alias;
  known.entry = readings.front().entry;
  known.type = type;
  return known;
}

// "Maria Veldt, M.D.": two letters with dots are those of two words, "N.H.", and no region's of
// one.
bool is_other_letters(const Token& token, const GazetteerEntry& entry) {
  return token.shape == Shape::kAllCaps && (token.flags & kDotted) != 0 &&
         token.last - token.first == 4 && entry.type == EntityType::kPlace &&
         entry.name.find(' ') == std::string_view::npos;
}

}  // namespace

GazetteerReadings allowed_readings(const TokenStream& stream, std::size_t first, std::size_t count,
                                   std::uint32_t alias, const Gazetteer& gazetteer) {
  GazetteerReadings readings = gazetteer.readings(alias);
  const Token& token = stream.tokens[first];
  const bool loud = (token.flags & kLoudLine) != 0;
  const bool letters = token.shape == Shape::kAllCaps || token.shape == Shape::kInitial;
  const bool dotted = (token.flags & kDotted) != 0;
  // "Nato", as British newspapers write what is spoken as a word
  const bool spoken = count == 1 && token.shape == Shape::kCapital && !loud && token.common == 0 &&
                      token.last - token.first >= kSpokenLetters && !token.has(kFirstName);
  // Italian print has "Usa", too.
  const bool like_a_word =
      !stream.words_known && token.shape == Shape::kCapital && (token.flags & kSentenceStart) == 0;
  const bool short_capitals = count == 1 && letters && token.end - token.begin <= 4 && !loud;
  readings.erase_if([&](const GazetteerReading& reading) {
    if ((reading.flags & kForeign) != 0 && stream.english) return true;
    if (count == 1 && is_other_letters(token, gazetteer.entry(reading.entry))) return true;
    if ((reading.flags & kAcronym) != 0) {
      if (like_a_word && count == 1)
        return gazetteer.entry(reading.entry).prominence < kHouseholdName;
      if (spoken) return gazetteer.entry(reading.entry).prominence < kSpoken;
      return count == 1 && (!letters || (loud && !dotted && token.common >= kOrdinary));
    }
    return short_capitals && gazetteer.entry(reading.entry).type == EntityType::kPerson;
  });
  return readings;
}

namespace {

const std::uint64_t kThe = hash64("the");
const std::uint64_t kReported = hash64("reported");

// "in The Atlantic", "The Atlantic first reported": not the ocean.
bool is_paper(const TokenStream& stream, std::size_t i, const KnownName& name,
              const KnownName& bare) {
  if (name.type != EntityType::kOrganization || bare.type != EntityType::kPlace ||
      stream.tokens[i].shape != Shape::kCapital || (stream.tokens[i].flags & kLoudLine) != 0) {
    return false;
  }
  if ((stream.tokens[i].flags & kSentenceStart) == 0) return true;
  // "The Atlantic's Jane Orme", "The Atlantic's May 3 story"
  const std::size_t behind = i + name.count;
  if ((stream.tokens[behind - 1].flags & kPossessive) != 0 && behind < stream.tokens.size() &&
      stream.tokens[behind].gap == kGapSpace && stream.tokens[behind].shape == Shape::kCapital &&
      stream.tokens[behind].has(kFirstName | kCalendar)) {
    return true;
  }
  const std::size_t end = std::min<std::size_t>(i + name.count + 2, stream.tokens.size());
  for (std::size_t at = i + name.count; at < end; ++at) {
    const Token& token = stream.tokens[at];
    if (token.gap != kGapSpace || token.shape != Shape::kLower) return false;
    if (token.has(kPersonVerb) || token.hash == kReported) return true;
  }
  return false;
}

// "Norland's Foreign Ministry" is two mentions; the second has the alias of the whole. "The" is no
// part of a name that is known without it.
void refine(const TokenStream& stream, std::size_t i, std::vector<std::uint64_t>& hashes,
            const Gazetteer& gazetteer, std::vector<KnownName>& known) {
  KnownName& name = known[i];
  if (name.count < 2) return;
  if (stream.tokens[i].hash == kThe && known[i + 1].count + 1 == name.count) {
    if (!is_paper(stream, i, name, known[i + 1])) name = {};
    return;
  }
  if (name.type == EntityType::kPerson) return;
  for (std::size_t at = i; at + 1 < i + name.count; ++at) {
    if ((stream.tokens[at].flags & kPossessive) == 0) continue;
    const auto owner_tokens = static_cast<std::uint32_t>(at + 1 - i);
    const GazetteerMatch match = gazetteer.longest_match(std::span(hashes).subspan(0, at + 1), i);
    if (match.token_count != owner_tokens) return;
    const KnownName owner = judge(stream, i, match, gazetteer);
    if (owner.count > 0 && owner.type == EntityType::kOrganization &&
        name.type == EntityType::kOther) {
      known[i] = owner;  // "Tidewater's Surf" names its maker
      return;
    }
    if (owner.count == 0 || owner.type != EntityType::kPlace) return;
    KnownName owned = name;
    owned.count -= owner_tokens;
    owned.borrowed = true;
    known[at + 1] = owned;
    known[i] = owner;
    return;
  }
}

constexpr std::size_t kLongestOutlet = 5;    // words
constexpr std::size_t kLongestCaseless = 3;  // likewise, where no capitals tell a name
constexpr std::size_t kShortestTitle = 4;    // words before the outlet's name

// "Flood in Ostheim - Norland Herald": a dash or bar between blanks.
bool parts_title(const TokenStream& stream, std::size_t i) {
  const Token& token = stream.tokens[i];
  const Token& before = stream.tokens[i - 1];
  return (token.gap & (kGapHyphen | kGapOther)) != 0 &&
         (token.gap & ~(kGapSpace | kGapHyphen | kGapOther)) == 0 &&
         stream.segments[0].text[before.end] == ' ';
}

// First of the words behind the last dash or bar of a title, if they may name an outlet; else one
// past the last token. "Norland - Sudria 2" are two teams.
std::size_t outlet_of_title(const TokenStream& stream, const std::vector<KnownName>& known) {
  const std::vector<Token>& tokens = stream.tokens;
  std::size_t end = 0;
  while (end < tokens.size() && tokens[end].segment == 0) ++end;
  if (end == 0 || stream.segments[0].kind != Segment::Kind::kTitle) return tokens.size();
  std::size_t words = 0;  // that are no number
  for (std::size_t i = end; i-- > kShortestTitle && i + kLongestOutlet >= end;) {
    if (tokens[i].shape == Shape::kLower) break;
    if (tokens[i].shape == Shape::kCaseless && i + kLongestCaseless < end) break;
    words += tokens[i].shape == Shape::kNumber ? 0 : 1;
    if (parts_title(stream, i)) return words > known[i].count ? i : tokens.size();
  }
  return tokens.size();
}

// A place's name is part of an outlet's there, unless it stands alone or the gazetteer has the
// whole.
void refine_outlet(const TokenStream& stream, std::vector<KnownName>& known) {
  const std::size_t first = outlet_of_title(stream, known);
  std::size_t end = first;
  while (end < known.size() && stream.tokens[end].segment == 0) ++end;
  for (std::size_t i = first; i < end; ++i) {
    const bool part = known[i].type == EntityType::kPlace && known[i].count < end - first;
    if (part) known[i] = {};
  }
}

}  // namespace

std::vector<KnownName> find_known_names(const TokenStream& stream, const Gazetteer* gazetteer) {
  const std::vector<Token>& tokens = stream.tokens;
  std::vector<KnownName> known(tokens.size());
  if (gazetteer == nullptr) return known;
  std::vector<std::uint64_t> hashes = stream.hashes();
  std::size_t limit = tokens.size();  // one past the last token that a name beginning here may hold
  for (std::size_t i = tokens.size(); i-- > 0;) {
    if (i >= kAhead && can_begin(stream, i - kAhead)) gazetteer->prefetch(hashes, i - kAhead);
    if (can_begin(stream, i)) {
      std::size_t end = limit;
      while (end > i && known[i].count == 0) {
        const GazetteerMatch match = gazetteer->longest_match(std::span(hashes).subspan(0, end), i);
        if (match.token_count == 0) break;
        known[i] = judge(stream, i, match, *gazetteer);
        end = i + match.token_count - 1;
      }
      refine(stream, i, hashes, *gazetteer, known);
    }
    if ((tokens[i].gap & kHardGaps) != 0) limit = i;
  }
  refine_outlet(stream, known);
  return known;
}

}  // namespace newsfold::normalize
