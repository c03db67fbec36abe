#include "normalize/headlines.h"

#include <algorithm>

#include "normalize/lexicon.h"
#include "normalize/runs.h"

namespace newsfold::normalize {
namespace {

constexpr std::size_t kMostWords = 3;  // of a full name that nobody knows

// Whether the tokens of [first, first + count) stand on one line, parted by single spaces or
// hyphens and nothing of them owned by another.
bool is_row(const TokenStream& stream, std::size_t first, std::size_t count) {
  if (first + count > stream.tokens.size()) return false;
  for (std::size_t i = first + 1; i < first + count; ++i) {
    if (stream.tokens[i].gap != kGapSpace && stream.tokens[i].gap != kGapHyphen) return false;
    if ((stream.tokens[i - 1].flags & kPossessive) != 0) return false;
  }
  return true;
}

}  // namespace

HeadlineNames::HeadlineNames(const TokenStream& stream, const std::vector<KnownName>& known,
                             const std::vector<Candidate>& candidates)
    : stream_(stream), known_(known), candidates_(candidates) {
  for (std::uint32_t i = 0; i < candidates.size(); ++i) {
    const Candidate& candidate = candidates[i];
    if (candidate.weak || candidate.surname || candidate.alias != kNoAlias) continue;
    by_first_[stream.tokens[candidate.first].hash].push_back(i);
    const Votes& votes = candidate.votes;
    const bool person = candidate.end - candidate.first > 1 &&
                        votes.person > std::max({votes.organization, votes.place, votes.other});
    if (person) by_first_[stream.tokens[candidate.end - 1].hash].push_back(i);
  }
}

std::size_t HeadlineNames::full_name(std::size_t i) const {
  const Token& first = stream_.tokens[i];
  if (!first.has(kFirstName) || first.has(kCalendar) || first.common >= kRareTenths) return 0;
  constexpr std::uint64_t kNoSurname = kTitleWord | kTitleModifier | kOrgHead | kPlaceHead |
                                       kOtherHead | kCalendar | kIsm | kOrgSuffix;
  std::size_t count = 1;
  for (; count < kMostWords && is_row(stream_, i, count + 1); ++count) {
    const Token& word = stream_.tokens[i + count];
    const bool good = word.gap == kGapSpace && word.capitalized() && word.common == 0 &&
                      !word.has(kNoSurname) && !known_[i + count].demonym;
    if (!good) break;
  }
  const Token& last = stream_.tokens[i + count - 1];
  return count >= 2 && last.last - last.first > 2 ? count : 0;
}

bool HeadlineNames::is_storm(std::size_t i) const {
  if (!stream_.tokens[i].has(kStorm) || !is_row(stream_, i, 2)) return false;
  const Token& name = stream_.tokens[i + 1];
  return name.gap == kGapSpace && name.has(kFirstName | kMansName | kWomansName) &&
         name.common < kRareTenths;
}

std::size_t HeadlineNames::length(std::size_t i) const {
  std::size_t best = known_[i].demonym ? 0 : known_[i].count;
  const auto found = by_first_.find(stream_.tokens[i].hash);
  if (found != by_first_.end()) {
    for (const std::uint32_t c : found->second) {
      const Candidate& candidate = candidates_[c];
      const std::size_t count = candidate.end - candidate.first;
      const auto same = [](const Token& a, const Token& b) { return a.hash == b.hash; };
      const auto begin = stream_.tokens.begin();
      const bool whole =
          is_row(stream_, i, count) && std::equal(begin + candidate.first, begin + candidate.end,
                                                  begin + static_cast<std::ptrdiff_t>(i), same);
      const std::size_t length = whole ? count : 1;
      // A single ordinary word may be one here.
      const Token& word = stream_.tokens[i];
      const bool ordinary = length == 1 && (word.common >= kRareTenths || word.has(kIsm));
      const bool last_word = count == 1 || stream_.tokens[candidate.end - 1].hash == word.hash;
      if (!ordinary && (whole || last_word)) best = std::max(best, length);
    }
  }
  if (best < 2 && is_storm(i)) return 2;
  return best < 2 ? std::max(best, full_name(i)) : best;
}

}  // namespace newsfold::normalize
