#include "normalize/context.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "newsfold/base/hash.h"
#include "newsfold/text/utf8.h"
#include "normalize/deeds.h"
#include "normalize/lexicon.h"
#include "normalize/runs.h"

namespace newsfold::normalize {
namespace {

const std::uint64_t kIn = hash64("in");
const std::uint64_t kNear = hash64("near");
const std::uint64_t kThe = hash64("the");
const std::uint64_t kTo = hash64("to");
const std::uint64_t kBy = hash64("by");
const std::uint64_t kOn = hash64("on");
const std::uint64_t kVia = hash64("via");
const std::uint64_t kOf = hash64("of");
const std::uint64_t kAnd = hash64("and");
const std::uint64_t kA = hash64("a");
const std::uint64_t kAn = hash64("an");
const std::uint64_t kDistrict = hash64("district");
const std::uint64_t kAmpersand = hash64("&");
const std::uint64_t kSt = hash64("st");
const std::uint64_t kSaint = hash64("saint");
const std::uint64_t kReports = hash64("reports");
const std::uint64_t kAccording = hash64("according");

constexpr std::size_t kPhraseWords = 5;

bool is_speech(const Token& token) {
  return token.hash == kAccording || (token.shape == Shape::kLower && token.has(kPersonVerb));
}

// "Tidewater's Maria Veldt": a full name behind the possessive.
bool owns_a_person(const TokenStream& stream, const Candidate& candidate) {
  const std::size_t end = candidate.end;
  if ((stream.tokens[end - 1].flags & kPossessive) == 0 || end + 1 >= stream.tokens.size()) {
    return false;
  }
  const Token& name = stream.tokens[end];
  const Token& surname = stream.tokens[end + 1];
  // "Nathan Law"
  const bool surely = name.common == 0 && surname.shape == Shape::kCapital;
  const bool nameish = surname.capitalized() && surname.common < kRareTenths &&
                       !surname.has(kOrgHead | kPlaceHead | kOtherHead | kTitleWord);
  return name.has(kFirstName) && name.capitalized() && surname.gap == kGapSpace &&
         (surely || nameish);
}

// "the Veldt administration": the article belongs to what follows.
bool owns_what_follows(const TokenStream& stream, const Candidate& candidate) {
  if (candidate.end >= stream.tokens.size() || candidate.end != candidate.first + 1) return false;
  const Token& after = stream.tokens[candidate.end];
  return after.gap == kGapSpace && after.shape == Shape::kLower && after.has(kPersonsOwn) &&
         stream.tokens[candidate.first].shape == Shape::kCapital;
}

// The "of" of "Jane Roe, 49, of Hollin": behind an age.
bool is_home(const TokenStream& stream, std::size_t of) {
  if (of < 2 || stream.tokens[of].hash != kOf) return false;
  const Token& age = stream.tokens[of - 1];
  return age.shape == Shape::kNumber && age.end - age.begin <= 2 && (age.gap & kGapComma) != 0 &&
         stream.tokens[of - 2].capitalized();
}

void look_before(const TokenStream& stream, const Candidate& candidate, Votes& votes) {
  const Token& token = stream.tokens[candidate.first];
  // "Key West, Fla.": the letters of a region.
  const bool region = candidate.first > 0 && (token.gap & kGapComma) != 0 &&
                      candidate.end == candidate.first + 1 && (token.flags & kDotted) != 0 &&
                      token.shape == Shape::kAllCaps;
  if (region) votes.place += 6;
  if (candidate.first == 0 || token.gap != kGapSpace) {
    const bool role = candidate.first > 0 && token.gap == (kGapComma | kGapSpace) &&
                      stream.tokens[candidate.first - 1].has(kRoleWord) &&
                      stream.tokens[candidate.first - 1].shape == Shape::kLower;
    if (role) votes.person += 2;
    return;
  }
  const Token& before = stream.tokens[candidate.first - 1];
  if (before.shape == Shape::kLower && before.has(kRoleWord)) votes.person += 4;
  if (before.shape == Shape::kLower && before.has(kOrgHead | kOrgCue)) votes.organization += 3;
  if (before.shape == Shape::kLower && before.has(kPlaceBefore)) votes.place += 6;
  const bool head_of = before.hash == kOf && candidate.first > 1 &&
                       stream.tokens[candidate.first - 2].shape == Shape::kLower &&
                       stream.tokens[candidate.first - 2].has(kPlaceHead | kPlaceAfter);
  if (head_of) {
    votes.place += 4;  // "the village of X"
  } else if (before.hash == kOf && candidate.end == candidate.first + 1 && candidate.first > 1 &&
             stream.tokens[candidate.first - 2].capitalized() &&
             stream.tokens[candidate.first - 2].common == 0) {
    votes.person -= 2;  // "Maria Veldt of X", "Maria Veldt, of X"
    votes.place += before.gap == kGapSpace ? 1 : 3;
  } else if (is_home(stream, candidate.first - 1)) {
    votes.person -= 2;
    votes.place += 5;
  } else if (before.hash == kIn || before.hash == kNear ||
             (before.shape == Shape::kLower && before.has(kDirection))) {
    // "in Kent"; "in Deir el-Hollin" rather than somebody called so
    const bool inside = before.hash == kIn || before.hash == kNear;
    const bool several = candidate.end > candidate.first + 1;
    votes.place += 3;
    if (inside && several && !token.has(kFirstName)) votes.place += 5;
    if (inside && !several && token.has(kFirstName)) votes.place += 1;
  } else if (before.hash == kTo && candidate.first > 1 &&
             is_speech(stream.tokens[candidate.first - 2])) {
    votes.place -= 1;  // "according to X", "spoke to X"
  } else if (before.has(kPlaceCue)) {
    votes.place += 1;
  } else if (before.hash == kThe && owns_what_follows(stream, candidate)) {
    votes.person += 2;
  } else if (before.hash == kThe) {
    votes.person -= 2;
    // "in the Tidelands", "the Ostheim restaurant": rather a place.
    const bool somewhere = candidate.first > 1 && before.gap == kGapSpace &&
                           stream.tokens[candidate.first - 2].has(kPlaceCue);
    const bool local = candidate.end < stream.tokens.size() &&
                       stream.tokens[candidate.end].gap == kGapSpace &&
                       stream.tokens[candidate.end].shape == Shape::kLower &&
                       stream.tokens[candidate.end].has(kPlaceHead | kPlaceAfter);
    if (somewhere) votes.place += stream.tokens[candidate.first - 2].hash == kTo ? 1 : 2;
    if (!local) votes.organization += 2;
  } else if (before.hash == kBy) {
    votes.person += 1;
  } else if (before.hash == kOn || before.hash == kVia) {
    votes.organization += 1;
  }
}

// The last of the words in lower case from `i` on that make one phrase, up to a small word: "town"
// in "Norlandic farming town in the hills".
const Token* phrase_head(const TokenStream& stream, std::size_t i, std::size_t most) {
  const Token* head = nullptr;
  for (std::size_t end = std::min(i + most, stream.tokens.size()); i < end; ++i) {
    const Token& token = stream.tokens[i];
    constexpr std::uint16_t kInPhrase = kGapSpace | kGapHyphen;
    const bool goes_on =
        (token.gap & ~kInPhrase) == 0 &&
        (token.shape == Shape::kLower || (head == nullptr && (token.flags & kPossessive) == 0)) &&
        !token.has(kFunctionWord | kConnector);
    if (!goes_on) break;
    if (token.shape == Shape::kLower) head = &token;
  }
  return head;
}

// "X, a farming town", "X, the oil company", "X, an opposition leader"
void look_at_apposition(const TokenStream& stream, std::size_t end, Votes& votes) {
  const std::uint64_t article = stream.tokens[end].hash;
  if (article != kA && article != kAn && article != kThe) return;
  const Token* const head = phrase_head(stream, end + 1, kPhraseWords);
  if (head == nullptr) return;
  if (head->has(kRoleWord)) {
    votes.person += 4;
  } else if (head->has(kPlaceHead | kPlaceBefore)) {
    votes.place += 4;
  } else if (head->has(kOrgCue | kOrgHead)) {
    votes.organization += 4;
  }
}

// "OSTHEIM - Two men", "PORT OSTHEIM — Two men": capitals before a dash, at the beginning of a line
// that goes on in small letters.
bool is_dateline(const TokenStream& stream, const Candidate& candidate) {
  constexpr std::size_t kLongest = 3;
  constexpr std::uint32_t kLetters = 4;
  const std::vector<Token>& tokens = stream.tokens;
  const std::size_t end = candidate.end;
  if (end + 1 >= tokens.size() || end > candidate.first + kLongest) return false;
  const Token& first = tokens[candidate.first];
  if ((first.gap & (kGapLine | kGapSegment)) == 0 || first.last - first.first < kLetters) {
    return false;
  }
  for (std::size_t i = candidate.first; i < end; ++i) {
    if (tokens[i].shape != Shape::kAllCaps) return false;
  }
  const std::uint16_t gap = tokens[end].gap;
  const bool dash = (gap & kGapSpace) != 0 && (gap & (kGapHyphen | kGapOther)) != 0 &&
                    (gap & (kGapLine | kGapSegment)) == 0;
  return dash && tokens[end + 1].shape == Shape::kLower;
}

void look_behind(const TokenStream& stream, const std::vector<KnownName>& known,
                 const Candidate& candidate, Votes& votes) {
  const std::size_t end = candidate.end;
  if (end >= stream.tokens.size()) return;
  const Token& after = stream.tokens[end];
  const bool comma = after.gap == (kGapComma | kGapSpace);
  if (after.gap == kGapSpace && after.has(kPersonVerb)) votes.person += 2;
  // "Tidewater reports", as papers and stations do
  if (after.gap == kGapSpace && after.hash == kReports) votes.organization += 3;
  if (owns_a_person(stream, candidate)) {
    votes.person -= 3;
    votes.organization += 3;
  }
  if (after.gap == kGapSpace && after.shape == Shape::kLower && after.has(kPlaceHead))
    votes.place += 3;
  if (after.gap == kGapSpace && after.shape == Shape::kLower) {
    // "Maplewood coach Jane Roe", "Tidewater co-founder Jane Roe"
    const bool joined = end + 1 < stream.tokens.size() &&
                        stream.tokens[end + 1].gap == kGapHyphen &&
                        stream.tokens[end + 1].has(kRoleWord);
    if (after.has(kRoleWord) || joined) votes.organization += 3;
    if (after.has(kOrgCue | kSportRole)) votes.organization += 3;
    if (after.has(kPlaceAfter)) votes.place += 2;
  }
  if (after.gap == kGapHyphen && after.shape == Shape::kLower && after.has(kPlaceAfter))
    votes.place += 5;
  // "Hollin, January 23 -"
  const bool dateline =
      comma && end == candidate.first + 1 && after.has(kCalendar) && after.capitalized() &&
      (stream.tokens[candidate.first].flags & kSentenceStart) != 0 &&
      end + 1 < stream.tokens.size() && stream.tokens[end + 1].shape == Shape::kNumber;
  if (dateline) {
    votes.place += 4;
    votes.person -= 2;
  }
  if (is_dateline(stream, candidate)) {
    votes.place += 8;
    votes.person -= 2;
  }
  if (comma) look_at_apposition(stream, end, votes);
  if (comma && after.has(kPersonVerb)) votes.person += 3;  // ", who", ", aged"
  if (comma && after.shape == Shape::kLower && after.has(kRoleWord)) votes.person += 3;
  if (comma && known[end].count > 0 && known[end].type == EntityType::kPlace &&
      !known[end].demonym) {
    votes.place += 3;
    // "of Hope, Norland"
    const Token& first = stream.tokens[candidate.first];
    if (candidate.first > 0 && first.gap == kGapSpace &&
        stream.tokens[candidate.first - 1].hash == kOf) {
      votes.place += 1;
    }
  }
  // "Jane Roe, 49, said"
  const bool age = comma && after.shape == Shape::kNumber && after.end - after.begin <= 2 &&
                   end + 1 < stream.tokens.size() && (stream.tokens[end + 1].gap & kGapComma) != 0;
  if (age) votes.person += 4;
}

// "an X": a thing of some kind, or what belongs to one.
bool is_one_of_many(const TokenStream& stream, const std::vector<KnownName>& known,
                    const Candidate& candidate) {
  if (candidate.first == 0 || stream.tokens[candidate.first].gap != kGapSpace) return false;
  const std::uint64_t before = stream.tokens[candidate.first - 1].hash;
  return (before == kA || before == kAn) &&
         known[candidate.first].count != candidate.end - candidate.first;
}

// "AutoNation"; not "McCain".
bool has_inner_capital(std::string_view word) {
  if (word.size() < 5 || word.starts_with("Mc") || word.starts_with("Mac")) return false;
  bool lower = false;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') lower = true;
    if (lower && c >= 'A' && c <= 'Z') return true;
  }
  return false;
}

// "BoT", letters of a few words.
bool ends_in_a_capital(std::string_view word) {
  const bool ascii = std::all_of(word.begin(), word.end(), [](char c) { return c > 0; });
  return ascii && word.size() >= 3 && !word.starts_with("Mc") && word.size() <= 4 &&
         text::is_upper(static_cast<unsigned char>(word.front())) &&
         text::is_upper(static_cast<unsigned char>(word.back()));
}

// "Tidewater.com", "Tidewater.fr"; not "Tidewater.jpg".
bool is_site(std::string_view word) {
  const std::size_t at = word.rfind('.');
  if (at == std::string_view::npos || at < 2 || word[at - 2] == '.') return false;
  const std::string_view domain = word.substr(at + 1);
  constexpr std::array<std::string_view, 6> kLonger{"com", "org", "net", "info", "gov", "edu"};
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  return (domain.size() == 2 && domain != "js" &&
          std::all_of(domain.begin(), domain.end(), is_small)) ||
         std::find(kLonger.begin(), kLonger.end(), domain) != kLonger.end();
}

// "in X", "to the X"
bool stands_somewhere(const TokenStream& stream, const Candidate& candidate) {
  std::size_t i = candidate.first;
  if (i > 0 && stream.tokens[i].gap == kGapSpace && stream.tokens[i - 1].hash == kThe) --i;
  return i > 0 && stream.tokens[i].gap == kGapSpace && stream.tokens[i - 1].has(kPlaceCue);
}

// What the words of a name are.
struct NameWords {
  std::size_t ordinary = 0;
  bool all_ordinary = true;
  std::size_t heads = 0;  // of organizations, but for the first word
  std::size_t directions = 0;
  std::size_t places = 0;
  std::size_t place_heads = 0;
};

NameWords look_at_words(const TokenStream& stream, const std::vector<KnownName>& known,
                        const Candidate& candidate, Votes& votes) {
  const Token& first = stream.tokens[candidate.first];
  NameWords words;
  for (std::size_t i = candidate.first; i < candidate.end; ++i) {
    const Token& token = stream.tokens[i];
    if (i > candidate.first && i + 1 < candidate.end && token.shape == Shape::kInitial)
      votes.person += 3;
    if (i > candidate.first && token.shape == Shape::kLower && token.has(kParticle) &&
        !token.has(kConnector)) {
      votes.person += 2;
    }
    words.ordinary += token.common >= kRareTenths ? 1 : 0;
    words.all_ordinary = words.all_ordinary && token.common >= kOrdinaryTenths;
    words.heads += i > candidate.first && token.has(kOrgHead) ? 1 : 0;
    if (token.hash == kAmpersand) votes.organization += 5;
    if (i > candidate.first && token.shape == Shape::kLower && token.gap == kGapHyphen) {
      // "Hollin-sur-Mer" is no "Kim Jong-un"
      const bool between = i + 1 < candidate.end && stream.tokens[i + 1].gap == kGapHyphen;
      if (between && !first.has(kFirstName)) {
        votes.place += 6;
      } else {
        votes.person += 3;
      }
    }
    words.directions += token.has(kDirection) ? 1 : 0;
    words.place_heads += token.has(kPlaceHead) ? 1 : 0;
    words.places += known[i].count > 0 && known[i].type == EntityType::kPlace ? 1 : 0;
  }
  return words;
}

void look_at_single(const TokenStream& stream, const Candidate& candidate, Votes& votes) {
  const Token& first = stream.tokens[candidate.first];
  if (first.has(kFirstName)) votes.person += 3;
  const bool quiet = (first.flags & kLoudLine) == 0;
  if (first.shape == Shape::kAllCaps && quiet) votes.organization += 4;
  const std::string_view word = stream.text(first);
  const bool product =
      word.find_first_of("0123456789") != std::string_view::npos ||
      (first.shape == Shape::kMixed && text::is_lower(static_cast<unsigned char>(word[0])));
  if (has_inner_capital(word)) votes.organization += 2;  // "AutoNation"
  const bool model = candidate.end < stream.tokens.size() &&
                     stream.tokens[candidate.end].shape == Shape::kNumber;  // "MiG 21"
  if (first.shape != Shape::kAllCaps && !model && ends_in_a_capital(word)) {
    votes.organization += 4;
  }
  if (is_site(word)) votes.organization += 5;
  if (product) votes.other += 6;  // "A380", "iOS"
}

void look_inside(const TokenStream& stream, const std::vector<KnownName>& known,
                 const Candidate& candidate, Votes& votes) {
  const std::size_t count = candidate.end - candidate.first;
  const Token& first = stream.tokens[candidate.first];
  const Token& last = stream.tokens[candidate.end - 1];
  // "Milton Academy" is no person, "Cedric Hall" may be one.
  const bool headed =
      last.has(kOrgHead | kPlaceHead | kOrgSuffix) && !last.has(kSurnameLike | kFirstName);
  if (count >= 2 && first.has(kFirstName) && !headed) votes.person += 4;
  if (count >= 2 && first.shape == Shape::kInitial) votes.person += 3;
  if (count >= 2 && last.has(kNameSuffix)) votes.person += 3;
  const NameWords words = look_at_words(stream, known, candidate, votes);
  if (last.has(kOrgSuffix)) votes.organization += 6;
  const bool person_pair =
      count == 2 && first.has(kFirstName) && !headed;  // "Nathan Law", "Jack Church"
  if (count >= 2 && (last.has(kOrgHead) || first.has(kOrgHead | kOrgSuffix))) {
    votes.organization += person_pair ? 2 : last.has(kFacility) ? 4 : 6;
  } else if (words.heads > 0) {
    votes.organization += 3;
  }
  // "in the Tidewater Clinic"
  if (count >= 2 && last.has(kFacility) && stands_somewhere(stream, candidate)) votes.place += 7;
  // "Hollin School District"
  const bool district =
      count >= 2 && last.hash == kDistrict && stream.tokens[candidate.end - 2].has(kOrgHead);
  if (district) votes.organization += 6;
  const bool first_name = first.has(kFirstName);
  if (count >= 2 && last.has(kPlaceHead))
    votes.place += first_name && !headed && count <= 3 && words.place_heads < 2 ? 2 : 6;
  // "Mount Ashkar"; a saint's name is that of churches and schools, too
  const bool saint = first.hash == kSt || first.hash == kSaint;
  if (count >= 2 && first.has(kPlacePrefix)) {
    votes.place += saint || last.has(kOtherHead) ? 3 : 5;
  }
  if (count >= 2 && words.directions > 0) votes.place += words.places > 0 ? 5 : 2;
  // "New Harbours East"
  if (count >= 2 && last.has(kDirection) && words.directions > 1) votes.place += 3;
  // "Harbourmark Norland"
  const KnownName& behind = known[candidate.end - 1];
  const bool branch = count == 2 && !first_name && words.directions == 0 && behind.country &&
                      !behind.demonym && !first.has(kPlacePrefix | kPlaceHead) &&
                      !last.has(kPlaceHead) && last.gap == kGapSpace;
  if (branch) votes.organization += 5;
  // "Port Hollin Angels"
  const bool plural = count >= 2 && known[candidate.first].type == EntityType::kPlace &&
                      known[candidate.first].count + 1 == count && !last.has(kPlaceHead) &&
                      last.common >= kOrdinaryTenths && stream.text(last).ends_with('s');
  if (plural && !first_name) votes.organization += 5;
  // "Bo Gray"
  const bool colour = count == 2 && first.shape == Shape::kCapital && first.common == 0 &&
                      last.has(kSurnameLike) && last.shape == Shape::kCapital && !first_name &&
                      !last.has(kOrgHead | kPlaceHead | kOrgSuffix | kTitleWord) &&
                      known[candidate.first].count == 0;
  if (colour) votes.person += 4;
  const bool thing = last.has(kOtherHead) || (first.has(kOtherHead) && !last.has(kOrgHead));
  // "Rezaul Islam"
  const bool faith = last.has(kIsm) && !(last.has(kSurnameLike) && first.common == 0);
  if (count >= 2 && (thing || faith) && !person_pair) votes.other += 5;
  if (count == 1) look_at_single(stream, candidate, votes);
  // "AK-47", "MiG-21"
  const bool numbered = candidate.end < stream.tokens.size() &&
                        stream.tokens[candidate.end].gap == kGapHyphen &&
                        stream.tokens[candidate.end].shape == Shape::kNumber;
  if (numbered) votes.other += 8;
  if (count >= 2 && first.has(kVessel) && first.shape == Shape::kAllCaps) votes.other += 9;
  if (count >= 2 && words.all_ordinary && votes.organization <= 2 && votes.place <= 0)
    votes.other += 4;
  if (count >= 2 && words.ordinary > 0 && !first_name) votes.organization += 2;
  if (count >= 2 && count <= 3 && words.ordinary == 0 && stream.words_known) votes.person += 2;
}

}  // namespace

Votes context_votes(const TokenStream& stream, const std::vector<KnownName>& known,
                    const Candidate& candidate) {
  Votes votes;
  if (candidate.titled) votes.person += 5;
  if (is_one_of_many(stream, known, candidate)) votes.person -= 3;
  votes += votes_of_deeds(stream, candidate);
  look_before(stream, candidate, votes);
  look_behind(stream, known, candidate, votes);
  look_inside(stream, known, candidate, votes);
  return votes;
}

}  // namespace newsfold::normalize
