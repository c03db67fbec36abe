#include "normalize/storms.h"

#include <algorithm>
#include <optional>

#include "normalize/hash_index.h"
#include "normalize/lexicon.h"
#include "normalize/link.h"

namespace newsfold::normalize {
namespace {

constexpr std::int32_t kClearPlace = 3;  // votes: "in Florence"
constexpr std::int32_t kStormVotes = 8;
constexpr std::size_t kDeed = 3;  // words behind a name in which it may do what storms do

// "Hurricane Ada", "Tropical Storm Ada"
bool is_storm(const Token* first, std::size_t count) {
  return count >= 2 && first[count - 2].has(kStorm) && first[count - 2].capitalized();
}

// "A weakened Ada slowed to a crawl", "Ada made landfall"
bool acts_like_storm(const TokenStream& stream, const Candidate& candidate) {
  const std::size_t end = std::min<std::size_t>(candidate.end + kDeed, stream.tokens.size());
  for (std::size_t i = candidate.end; i < end; ++i) {
    const Token& token = stream.tokens[i];
    if ((token.gap & ~(kGapSpace | kGapPossessive)) != 0 || token.shape != Shape::kLower) break;
    if (token.has(kStormDeed)) return true;
  }
  return candidate.first > 0 && stream.tokens[candidate.first].gap == kGapSpace &&
         stream.tokens[candidate.first - 1].has(kStormDeed);
}

bool speaks_of_storms(const TokenStream& stream) {
  return std::any_of(stream.tokens.begin(), stream.tokens.end(),
                     [](const Token& token) { return token.has(kStorm); });
}

void make_storm(Candidate& candidate) {
  candidate.alias = kNoAlias;
  candidate.weak = false;
  candidate.votes = {};
  candidate.votes.other = kStormVotes;
}

}  // namespace

void mark_storms(const TokenStream& stream, std::vector<Candidate>& candidates) {
  HashSet storms;
  for (Candidate& candidate : candidates) {
    if (!is_storm(&stream.tokens[candidate.first], candidate.end - candidate.first)) continue;
    storms.insert(stream.tokens[candidate.end - 1].hash);
    if (candidate.alias == kNoAlias) make_storm(candidate);
  }
  if (!speaks_of_storms(stream)) return;
  for (const Candidate& candidate : candidates) {
    const Token& token = stream.tokens[candidate.first];
    const bool may_be = candidate.end == candidate.first + 1 && !candidate.titled &&
                        token.has(kFirstName | kMansName | kWomansName) &&
                        candidate.votes.place < kClearPlace;
    if (may_be && acts_like_storm(stream, candidate)) storms.insert(token.hash);
  }
  if (storms.empty()) return;
  storms.build();
  for (Candidate& candidate : candidates) {
    const bool single = candidate.end == candidate.first + 1 && !candidate.titled;
    if (!single || !storms.contains(stream.tokens[candidate.first].hash)) continue;
    if (candidate.votes.place < kClearPlace) make_storm(candidate);
  }
}

void link_storms(NameTable& table) {
  const std::vector<Name>& names = table.names();
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    if (names[i].tokens.size() != 1 || names[i].type != EntityType::kOther) continue;
    std::optional<std::uint32_t> found;
    for (std::uint32_t j = 0; j < names.size() && !found; ++j) {
      if (!is_storm(&table.token(names[j], 0), names[j].tokens.size())) continue;
      if (names[j].tokens.back() == names[i].tokens.front()) found = j;
    }
    if (found) table.link(i, *found, "the storm's name");
  }
}

}  // namespace newsfold::normalize
