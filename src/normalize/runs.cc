#include "normalize/runs.h"

#include <algorithm>

#include "newsfold/base/hash.h"
#include "normalize/lexicon.h"

namespace newsfold::normalize {
namespace {

const std::uint64_t kOf = hash64("of");
const std::uint64_t kFor = hash64("for");
const std::uint64_t kThe = hash64("the");
const std::uint64_t kAnd = hash64("and");
const std::uint64_t kSt = hash64("st");
const std::uint64_t kSaint = hash64("saint");
const std::uint64_t kConference = hash64("conference");
const std::uint64_t kAssociates = hash64("associates");
const std::uint64_t kAmpersand = hash64("&");
const std::uint64_t kOn = hash64("on");
const std::uint64_t kCommittee = hash64("committee");
const std::uint64_t kSubcommittee = hash64("subcommittee");

bool is_capital_at(const TokenStream& stream, std::size_t i) {
  return i < stream.tokens.size() && is_joined(stream, i) && stream.tokens[i].capitalized();
}

// The head of "Safety and Tidal Affairs Committee".
bool is_committee_at(const TokenStream& stream, std::size_t i) {
  return is_capital_at(stream, i) &&
         (stream.tokens[i].hash == kCommittee || stream.tokens[i].hash == kSubcommittee);
}

// "of the", "for", "and" before a capital, where a name of an organization goes on behind them.
// Gives the number of small words, 0 if the run ends.
std::size_t small_words(const TokenStream& stream, std::size_t first, std::size_t i) {
  const Token& token = stream.tokens[i];
  const Token& before = stream.tokens[i - 1];
  if (token.hash == kOf || token.hash == kFor) {
    const bool head =
        before.has(kOrgHead) || (token.hash == kOf && before.has(kPlaceHead | kTitleWord));
    if (!head) return 0;
    if (is_capital_at(stream, i + 1)) return 1;
    const bool article = i + 1 < stream.tokens.size() && is_joined(stream, i + 1) &&
                         stream.tokens[i + 1].hash == kThe;
    return article && is_capital_at(stream, i + 2) ? 2 : 0;
  }
  // "Committee on Safety"
  if (token.hash == kOn && (before.hash == kCommittee || before.hash == kSubcommittee)) {
    return is_capital_at(stream, i + 1) ? 1 : 0;
  }
  if (token.hash == kAmpersand) return is_capital_at(stream, i + 1) ? 1 : 0;
  if (token.hash == kAnd && is_capital_at(stream, i + 1)) {
    // "Ministry of Trade and Industry", "Securities and Exchange Commission", but not "Ministry and
    // NATO".
    const Token& after = stream.tokens[i + 1];
    const bool suffix = after.has(kOrgSuffix) || after.hash == kAssociates;
    const bool of = std::any_of(
        stream.tokens.begin() + static_cast<std::ptrdiff_t>(first),
        stream.tokens.begin() + static_cast<std::ptrdiff_t>(i),
        [](const Token& t) { return t.hash == kOf || t.hash == kFor || t.hash == kOn; });
    const bool head_follows = is_capital_at(stream, i + 2) && (stream.tokens[i + 2].has(kOrgHead) ||
                                                               is_committee_at(stream, i + 3));
    // "Ministry of Culture and Antiquities": of the second word little need be known
    const bool field = after.common >= kRareTenths ||
                       (of && after.common == 0 && after.shape == Shape::kCapital &&
                        !after.has(kFirstName) && stream.text(after).ends_with('s'));
    const bool ordinary = before.common >= kRareTenths && field;
    // "Telephone and Telegraph Co"
    const bool firm = is_capital_at(stream, i + 2) && stream.tokens[i + 2].has(kOrgSuffix) &&
                      before.common >= kRareTenths &&
                      (after.common >= kRareTenths || after.has(kOrgHead));
    return suffix || firm || (ordinary && (of || head_follows)) ? 1 : 0;
  }
  return 0;
}

// "Angels'": the apostrophe stands behind the word's own s.
bool is_plural_owner(const TokenStream& stream, std::size_t i) {
  const Token& token = stream.tokens[i];
  const std::string_view text = stream.segments[token.segment].text;
  return stream.text(token).ends_with('s') && !text.substr(token.end + 1).starts_with('s') &&
         !text.substr(token.end).starts_with("’s");
}

// "Ministry of Trade, Industry and Energy": the words from the comma at `i` to the one behind
// "and", where all are ordinary and what they are of is an office; 0 otherwise.
std::size_t fields_of_office(const TokenStream& stream, std::size_t first, std::size_t i) {
  constexpr std::size_t kMostFields = 4;
  constexpr std::uint16_t kComma = kGapComma | kGapSpace;
  const std::vector<Token>& tokens = stream.tokens;
  if (i < first + 3 || tokens[i].gap != kComma) return 0;
  const auto is_field = [&](std::size_t at) {
    return tokens[at].shape == Shape::kCapital && tokens[at].common >= kRareTenths &&
           (tokens[at].flags & (kPossessive | kLoudLine)) == 0;
  };
  const Token& small = tokens[i - 2];
  const bool office = (small.hash == kOf || small.hash == kFor) && tokens[i - 3].has(kOrgHead) &&
                      tokens[i - 3].capitalized() && is_field(i - 1);
  if (!office) return 0;
  std::size_t at = i;
  for (std::size_t fields = 0; fields < kMostFields && at + 1 < tokens.size(); ++fields) {
    if (!is_field(at)) return 0;
    ++at;
    const bool comma = tokens[at].gap == kComma;
    const std::size_t small_word = at;
    if (tokens[at].hash == kAnd && (comma || tokens[at].gap == kGapSpace)) {
      std::size_t last = small_word + 1;
      while (last < tokens.size() && tokens[last].gap == kGapSpace && is_field(last)) ++last;
      return last > small_word + 1 ? last - i : 0;
    }
    if (!comma) return 0;
  }
  return 0;
}

// "Farmers' Union", "Teachers' Pension Fund": the head of an organization's name at `i` or soon
// behind.
bool is_headed(const TokenStream& stream, std::size_t i) {
  constexpr std::size_t kSoon = 3;
  const std::size_t end = std::min(i + kSoon, stream.tokens.size());
  for (std::size_t at = i; at < end; ++at) {
    const Token& token = stream.tokens[at];
    if ((at > i && token.gap != kGapSpace) || token.shape != Shape::kCapital) return false;
    if (token.has(kOrgHead) || token.hash == kConference) return true;
    if (token.common < kRareTenths) return false;
  }
  return false;
}

}  // namespace

bool is_joined(const TokenStream& stream, std::size_t i) {
  const Token& token = stream.tokens[i];
  constexpr std::uint16_t kJoining = kGapSpace | kGapHyphen;
  const bool spaced_dash = (token.gap & kJoining) == kJoining;
  if ((token.gap & ~kJoining) != 0 || token.gap == 0 || spaced_dash) return false;
  const Token& before = stream.tokens[i - 1];
  // "the People's Assembly", but neither "Norland's Assembly" nor "Sea-Men's Veldt"
  const bool common_owner = before.common >= kOrdinaryTenths && before.shape == Shape::kCapital &&
                            (before.flags & kSentenceStart) == 0 && token.capitalized() &&
                            !token.has(kFirstName) && (before.gap & kGapHyphen) == 0 &&
                            !before.has(kTitleWord | kCalendar | kFirstName | kOrgHead) &&
                            (is_headed(stream, i) || !is_plural_owner(stream, i - 1));
  // "the Sheriff's Department", "the Prime Minister's Office"
  const bool office = before.shape == Shape::kCapital && before.has(kTitleWord) &&
                      token.gap == kGapSpace && token.shape == Shape::kCapital &&
                      token.has(kOrgHead) && (before.flags & kSentenceStart) == 0;
  // "St Peter's Square"
  const bool saint = i > 1 && before.gap == kGapSpace && token.gap == kGapSpace &&
                     (stream.tokens[i - 2].hash == kSt || stream.tokens[i - 2].hash == kSaint) &&
                     token.shape == Shape::kCapital && token.has(kPlaceHead | kOrgHead);
  return (before.flags & kPossessive) == 0 || common_owner || office || saint;
}

bool is_leading_particle(const TokenStream& stream, std::size_t i) {
  const Token& token = stream.tokens[i];
  return token.shape == Shape::kLower && token.has(kParticle) && is_capital_at(stream, i + 1);
}

std::size_t run_end(const TokenStream& stream, const std::vector<KnownName>& known,
                    std::size_t first) {
  const std::vector<Token>& tokens = stream.tokens;
  std::size_t end = first + std::max<std::size_t>(known[first].count, 1);
  while (end < tokens.size() && is_joined(stream, end)) {
    const Token& token = tokens[end];
    if (token.capitalized() || known[end].count > 0) {
      end += std::max<std::size_t>(known[end].count, 1);
      continue;
    }
    const std::size_t small = small_words(stream, first, end);
    if (small > 0) {
      end += small;
      continue;
    }
    // "Kim Jong-un"
    const bool syllable = token.shape == Shape::kLower && token.gap == kGapHyphen &&
                          token.common < kRareTenths && token.last - token.first <= 6 &&
                          tokens[end - 1].shape == Shape::kCapital &&
                          !token.has(kPlaceHead | kOrgHead);
    if (syllable) {
      ++end;
      continue;
    }
    std::size_t particles = 0;
    while (particles < 3 && end + particles < tokens.size() && is_joined(stream, end + particles) &&
           tokens[end + particles].shape == Shape::kLower &&
           tokens[end + particles].has(kParticle)) {
      ++particles;
    }
    if (particles == 0 || !is_capital_at(stream, end + particles)) break;
    end += particles;
  }
  if (end < tokens.size()) end += fields_of_office(stream, first, end);
  return end;
}

}  // namespace newsfold::normalize
