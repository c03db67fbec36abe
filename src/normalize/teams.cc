#include "normalize/teams.h"

#include <algorithm>
#include <map>
#include <set>

#include "newsfold/base/hash.h"
#include "normalize/lexicon.h"

namespace newsfold::normalize {
namespace {

constexpr std::size_t kReportWords = 5;  // distinct words of sports that make a report of matches
constexpr std::int32_t kTeamVotes = 12;
constexpr std::int32_t kUnlistedVotes = 6;

constexpr std::size_t kScorePhrase = 12;  // words behind a verb among which a score may stand
constexpr std::size_t kPhrase = 4;        // words behind a possessive that are looked at

const std::uint64_t kFor = hash64("for");
const std::uint64_t kIn = hash64("in");
const std::uint64_t kFrom = hash64("from");
const std::uint64_t kAt = hash64("at");
const std::uint64_t kNear = hash64("near");
const std::uint64_t kTo = hash64("to");
const std::uint64_t kOf = hash64("of");
const std::uint64_t kBy = hash64("by");
const std::uint64_t kAnd = hash64("and");
const std::uint64_t kFans = hash64("fans");
const std::uint64_t kManager = hash64("manager");
const std::uint64_t kExchanges = hash64("exchanges");
const std::uint64_t kUniversities = hash64("universities");

class Marker {
 public:
  Marker(const TokenStream& stream, const std::vector<KnownName>& known,
         std::vector<Candidate>& candidates)
      : tokens_(stream.tokens), known_(known), candidates_(candidates), report_(is_report()) {}

  void run() {
    for (Candidate& candidate : candidates_) {
      if (is_clan(candidate)) mark(candidate);
    }
    for (Candidate& candidate : candidates_) {
      if (may_be_unlisted(candidate) &&
          (is_surely_team(candidate) || (report_ && is_playing(candidate)))) {
        candidate.votes.organization += kUnlistedVotes;
      }
    }
    std::map<std::uint32_t, std::int32_t>
        plays;  // alias → mentions that play, less those that don't
    for (const Candidate& candidate : candidates_) {
      if (!is_place(candidate)) continue;
      if (is_surely_team(candidate) || (report_ && is_playing(candidate))) ++plays[candidate.alias];
    }
    for (Candidate& candidate : candidates_) {
      if (is_place(candidate) && is_half(candidate)) mark(candidate);
    }
    if (plays.empty()) return;
    for (Candidate& candidate : candidates_) {
      if (!is_place(candidate)) continue;
      const bool in_report = report_ && plays.contains(candidate.alias) && !is_somewhere(candidate);
      if (in_report || is_surely_team(candidate)) mark(candidate);
    }
  }

 private:
  bool is_report() const {
    std::set<std::uint64_t> words;
    for (const Token& token : tokens_) {
      if (token.shape == Shape::kLower && token.has(kSport)) words.insert(token.hash);
    }
    return words.size() >= kReportWords;
  }

  bool is_place(const Candidate& candidate) const {
    return candidate.alias != kNoAlias && known_[candidate.first].type == EntityType::kPlace &&
           known_[candidate.first].count == candidate.end - candidate.first;
  }

  // "Eastmoor travel to Wexley": who is named in full stays a person.
  bool may_be_unlisted(const Candidate& candidate) const {
    return candidate.alias == kNoAlias && candidate.end == candidate.first + 1 &&
           !candidate.titled && !candidate.surname && !tokens_[candidate.first].has(kFirstName);
  }

  // "the Oddler crime family", "the head of the Oddler family": not one who bears the name.
  bool is_clan(const Candidate& candidate) const {
    const std::size_t last = tokens_.size() - 1;
    if (candidate.end != candidate.first + 1 || candidate.titled || candidate.first < 3 ||
        candidate.end > last) {
      return false;
    }
    const auto plain = [this](std::size_t i) {
      return tokens_[i].gap == kGapSpace && tokens_[i].shape == Shape::kLower;
    };
    const std::size_t after = candidate.end;
    if (!plain(after) || (tokens_[candidate.first].flags & kPossessive) != 0) return false;
    const bool of_crime = after < last && is_crime(tokens_[after].hash) && plain(after + 1) &&
                          is_family(tokens_[after + 1].hash);
    const std::size_t first = candidate.first;
    const bool headed = tokens_[first - 2].hash == kOf && is_head(tokens_[first - 3].hash);
    return of_crime || (headed && is_family(tokens_[after].hash));
  }
  static bool is_crime(std::uint64_t word) {
    return word == hash64("crime") || word == hash64("mafia") || word == hash64("mob");
  }
  static bool is_family(std::uint64_t word) {
    return word == hash64("family") || word == hash64("clan") || word == hash64("syndicate");
  }
  static bool is_head(std::uint64_t word) {
    return word == hash64("head") || word == hash64("boss") || word == hash64("underboss");
  }

  const Token* behind(const Candidate& candidate) const {
    const bool inside = candidate.end < tokens_.size() &&
                        tokens_[candidate.end].segment == tokens_[candidate.first].segment;
    return inside ? &tokens_[candidate.end] : nullptr;
  }
  const Token* before(const Candidate& candidate) const {
    const bool inside = candidate.first > 0 && tokens_[candidate.first].gap == kGapSpace;
    return inside ? &tokens_[candidate.first - 1] : nullptr;
  }

  // "3-0", "3 – 0"
  bool is_score(std::size_t first) const {
    if (first + 1 >= tokens_.size()) return false;
    const Token& left = tokens_[first];
    const Token& right = tokens_[first + 1];
    const auto is_small = [](const Token& t) {
      return t.shape == Shape::kNumber && t.end - t.begin <= 3;
    };
    return is_small(left) && is_small(right) && left.segment == right.segment &&
           (right.gap & (kGapHyphen | kGapOther)) != 0 &&
           (right.gap & ~(kGapHyphen | kGapOther | kGapSpace)) == 0;
  }

  // "by six wickets"
  bool is_margin(std::size_t first) const {
    return tokens_[first].hash == kBy && first + 2 < tokens_.size() &&
           tokens_[first + 1].gap == kGapSpace && tokens_[first + 2].gap == kGapSpace &&
           tokens_[first + 2].shape == Shape::kLower && tokens_[first + 2].has(kSport);
  }

  // "beat the tireless Westmark side 3-1"
  bool scores_behind(std::size_t verb) const {
    const std::size_t end = std::min(verb + kScorePhrase, tokens_.size());
    for (std::size_t i = verb + 1; i < end; ++i) {
      if ((tokens_[i].gap & (kGapSentence | kGapLine | kGapSegment)) != 0) return false;
      if (is_score(i) || is_margin(i)) return true;
    }
    return false;
  }

  // "Norland captain", "Norland 3-0", "Norland beat Westmark 3-0", "3-0 Norland"
  bool is_surely_team(const Candidate& candidate) const {
    const Token* const after = behind(candidate);
    if (after != nullptr && after->gap == kGapSpace) {
      const bool possessive = (tokens_[candidate.end - 1].flags & kPossessive) != 0;
      if (!possessive && after->shape == Shape::kLower && after->has(kSportRole)) return true;
      if (is_score(candidate.end)) return true;
      const bool of = before(candidate) != nullptr && before(candidate)->hash == kOf;
      if (!possessive && !of && after->shape == Shape::kLower && after->has(kVersus) &&
          scores_behind(candidate.end)) {
        return true;
      }
    }
    return before(candidate) != nullptr && candidate.first > 1 && is_score(candidate.first - 2);
  }

  // In a report: "Norland beat", "Norland's second goal", "against Norland", "scored for Norland".
  bool is_playing(const Candidate& candidate) const {
    const Token* const after = behind(candidate);
    // "Norland manager": of a town elsewhere
    const bool managed = after != nullptr && (after->hash == kManager || after->hash == kFans);
    if (after != nullptr && after->gap == kGapSpace && after->shape == Shape::kLower &&
        (after->has(kSportVerb) || managed || owns_play(candidate))) {
      return !is_somewhere(candidate);
    }
    const Token* const word = before(candidate);
    if (word == nullptr || word->shape != Shape::kLower) return false;
    const bool scored_for = word->hash == kFor && candidate.first > 1 &&
                            tokens_[candidate.first - 1].gap == kGapSpace &&
                            tokens_[candidate.first - 2].has(kSport | kSportVerb | kSportRole);
    return word->has(kVersus) || scored_for;
  }

  // "the Ostheim and Hollin Stock Exchanges": the one in the place, not the place.
  bool is_half(const Candidate& candidate) const {
    constexpr std::size_t kMostWords = 4;
    std::size_t i = candidate.end;
    if (i + 2 >= tokens_.size() || tokens_[i].hash != kAnd || tokens_[i].gap != kGapSpace ||
        (tokens_[i - 1].flags & kLoudLine) != 0) {
      return false;
    }
    const std::size_t other = i + 1;
    if (known_[other].count == 0) return false;
    const std::size_t end = std::min(other + kMostWords, tokens_.size());
    for (i = other; i < end; ++i) {
      const Token& token = tokens_[i];
      if (token.gap != kGapSpace || token.shape != Shape::kCapital) return false;
      if (i > other && (token.hash == kExchanges || token.hash == kUniversities)) return true;
    }
    return false;
  }

  // "Norland's goal", "Norland's first perfect innings"
  bool owns_play(const Candidate& candidate) const {
    if ((tokens_[candidate.end - 1].flags & kPossessive) == 0) return false;
    const std::size_t end = std::min(candidate.end + kPhrase, tokens_.size());
    for (std::size_t i = candidate.end; i < end; ++i) {
      const Token& token = tokens_[i];
      if (token.gap != kGapSpace || token.shape != Shape::kLower || token.has(kFunctionWord)) break;
      if (token.has(kSport | kSportRole)) return true;
    }
    return false;
  }

  bool is_somewhere(const Candidate& candidate) const {
    const Token* const after = behind(candidate);
    const bool contained = after != nullptr && after->gap == (kGapComma | kGapSpace) &&
                           known_[candidate.end].count > 0 &&
                           known_[candidate.end].type == EntityType::kPlace &&
                           before(candidate) != nullptr && before(candidate)->has(kPlaceCue);
    if (contained) return true;
    const Token* const word = before(candidate);
    if (word == nullptr) return false;
    const bool to_team =
        word->hash == kTo && candidate.first > 2 &&
        (tokens_[candidate.first - 2].shape == Shape::kNumber ||
         tokens_[candidate.first - 2].has(kConceding));  // "lost 1-2 to", "loss to"
    return !to_team && (word->hash == kIn || word->hash == kFrom || word->hash == kAt ||
                        word->hash == kNear || word->hash == kTo || word->has(kDirection));
  }

  static void mark(Candidate& candidate) {
    candidate.team = true;
    candidate.alias = kNoAlias;
    candidate.weak = false;
    candidate.votes = {};
    candidate.votes.organization = kTeamVotes;
  }

  const std::vector<Token>& tokens_;
  const std::vector<KnownName>& known_;
  std::vector<Candidate>& candidates_;
  const bool report_;
};

}  // namespace

void mark_teams(const TokenStream& stream, const std::vector<KnownName>& known,
                std::vector<Candidate>& candidates) {
  Marker(stream, known, candidates).run();
}

}  // namespace newsfold::normalize
