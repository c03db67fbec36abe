#include "normalize/deeds.h"

#include <algorithm>

#include "newsfold/base/hash.h"
#include "normalize/lexicon.h"

namespace newsfold::normalize {
namespace {

const std::uint64_t kIn = hash64("in");
const std::uint64_t kOf = hash64("of");
const std::uint64_t kOn = hash64("on");
const std::uint64_t kAt = hash64("at");
const std::uint64_t kBy = hash64("by");
const std::uint64_t kFor = hash64("for");
const std::uint64_t kWith = hash64("with");
const std::uint64_t kThe = hash64("the");
const std::uint64_t kIt = hash64("it");
const std::uint64_t kIts = hash64("its");
const std::uint64_t kPercent = hash64("percent");
const std::uint64_t kPct = hash64("pct");
const std::uint64_t kWhich = hash64("which");

constexpr std::size_t kOwnedWords = 3;  // behind a possessive: "X's third-quarter revenue"

bool is_plain(const Token& token) { return token.gap == kGapSpace && token.shape == Shape::kLower; }

// "shares in X", "analyst at X", "plays for X", "owned by X", "founder of X"
void look_at_preposition(const TokenStream& stream, std::size_t at, const Candidate& candidate,
                         Votes& votes) {
  const bool single = candidate.end == candidate.first + 1;
  const Token& last = stream.tokens[candidate.end - 1];
  const std::int32_t clear = single ? 3 : 2;  // a full name may be a painter's or a founder's
  const Token& preposition = stream.tokens[at];
  const Token& word = stream.tokens[at - 1];
  const bool ordinary = word.shape == Shape::kLower || (word.flags & kSentenceStart) != 0;
  if (preposition.gap != kGapSpace || !ordinary) return;
  const bool in_or_of = preposition.hash == kIn || preposition.hash == kOf;
  if (in_or_of && word.has(kStake)) {
    votes.organization += 4;
    if (preposition.hash == kIn) votes.place -= single ? 3 : 8;  // what "in" alone gives
  } else if ((preposition.hash == kOf && word.has(kHeadOf)) ||
             (preposition.hash == kBy && word.has(kMadeBy))) {
    votes.organization += clear;
  } else if ((preposition.hash == kFor || preposition.hash == kAt || preposition.hash == kWith) &&
             word.has(kServes)) {
    // "doctors at the Tidewater Clinic"
    votes.organization += last.has(kFacility) ? 8 : 3;
  }
}

void look_before(const TokenStream& stream, const Candidate& candidate, Votes& votes) {
  std::size_t first = candidate.first;
  if (first == 0 || stream.tokens[first].gap != kGapSpace) return;
  if (stream.tokens[first - 1].hash == kThe && stream.tokens[first - 1].gap == kGapSpace) --first;
  if (first == 0) return;
  const Token& before = stream.tokens[first - 1];
  if (before.shape != Shape::kLower) return;
  const bool bare = first == candidate.first;
  if (bare && before.has(kKindOfOrganization)) votes.organization += 7;
  if (bare && before.has(kThingBefore)) votes.other += 5;
  if (before.has(kOrgObject)) votes.organization += 2;
  if (first >= 2) {
    look_at_preposition(stream, first - 1, candidate, votes);
  }
}

// The next word, past "on Monday".
const Token* verb_behind(const TokenStream& stream, std::size_t i) {
  const bool day = i + 2 < stream.tokens.size() && stream.tokens[i].hash == kOn &&
                   stream.tokens[i + 1].has(kCalendar) && is_plain(stream.tokens[i]);
  if (day) i += 2;
  return i < stream.tokens.size() && is_plain(stream.tokens[i]) ? &stream.tokens[i] : nullptr;
}

// "X's third-quarter revenue"
bool owns_what_firms_have(const TokenStream& stream, std::size_t i) {
  if ((stream.tokens[i - 1].flags & kPossessive) == 0) return false;
  const std::size_t end = std::min(i + kOwnedWords, stream.tokens.size());
  for (; i < end; ++i) {
    const Token& token = stream.tokens[i];
    if ((token.gap & ~(kGapSpace | kGapHyphen)) != 0 || token.shape != Shape::kLower ||
        token.has(kFunctionWord)) {
      return false;
    }
    if (token.has(kOrgCue | kStake)) return true;
  }
  return false;
}

// "fell 7 percent": what firms do on the stock exchange
bool is_share_of(const TokenStream& stream, std::size_t i) {
  if (i + 1 >= stream.tokens.size() || stream.tokens[i].shape != Shape::kNumber) return false;
  const Token& unit = stream.tokens[i + 1];
  return stream.tokens[i].gap == kGapSpace && (unit.hash == kPercent || unit.hash == kPct);
}

void look_behind(const TokenStream& stream, const Candidate& candidate, Votes& votes) {
  const std::size_t end = candidate.end;
  if (end >= stream.tokens.size()) return;
  const Token& after = stream.tokens[end];
  const bool possessive = (stream.tokens[end - 1].flags & kPossessive) != 0;
  if (after.gap == (kGapComma | kGapSpace) && after.hash == kWhich) votes.person -= 3;
  if (owns_what_firms_have(stream, end)) votes.organization += 3;
  if (!possessive && is_plain(after) && after.has(kThingAfter)) votes.other += 4;
  const Token* const verb = possessive ? nullptr : verb_behind(stream, end);
  if (verb == nullptr) return;
  if (verb->has(kOrgVerb)) votes.organization += 3;
  const std::size_t next = static_cast<std::size_t>(verb - stream.tokens.data()) + 1;
  if (is_share_of(stream, next)) votes.organization += 3;
  const bool of_itself = verb->has(kPersonVerb) && next < stream.tokens.size() &&
                         is_plain(stream.tokens[next]) &&
                         (stream.tokens[next].hash == kIt || stream.tokens[next].hash == kIts);
  if (of_itself) {
    votes.organization += 2;
    votes.person -= 2;
  }
}

}  // namespace

Votes votes_of_deeds(const TokenStream& stream, const Candidate& candidate) {
  Votes votes;
  look_before(stream, candidate, votes);
  look_behind(stream, candidate, votes);
  return votes;
}

}  // namespace newsfold::normalize
