#include "extract/metadata/title.h"

#include <algorithm>

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kMostBefore = 150;  // lines above the core that are looked at
constexpr std::size_t kMostInside = 16;   // lines of the core that may still be the title
constexpr std::size_t kMostWords = 45;
constexpr std::size_t kMostBytes = 400;
constexpr std::int32_t kLeastScore = -1500;  // below: the title is unknown

bool may_be_title(const PageLine& line) {
  return !line.words.empty() && line.words.size() <= 2 * kMostWords &&
         word_count(line) <= kMostWords && line.text.size() <= kMostBytes && line.letters >= 4;
}

}  // namespace

std::vector<TitleCandidate> title_candidates(const Page& page, const Slug& slug) {
  std::vector<TitleCandidate> candidates;
  TitleDescriber describer(page, slug);
  const std::size_t core = page.core_begin();
  const std::size_t end = std::min(page.lines().size(), core + kMostInside);
  for (std::size_t i = core < kMostBefore ? 0 : core - kMostBefore; i < end; ++i) {
    if (!may_be_title(page.lines()[i])) continue;
    candidates.push_back({static_cast<std::uint32_t>(i), describer.describe(i)});
  }
  return candidates;
}

std::optional<TitleChoice> choose_title(const Page& page, const Slug& slug) {
  const std::vector<TitleCandidate> candidates = title_candidates(page, slug);
  std::optional<TitleChoice> choice;
  std::int32_t best = kLeastScore;
  for (const TitleCandidate& candidate : candidates) {
    const std::int32_t score = title_model().score(candidate.features);
    // Of equal lines the first stands for all.
    if (score <= best) continue;
    best = score;
    choice = TitleChoice{candidate.position, per_mille(score)};
  }
  return choice;
}

}  // namespace newsfold::extract::metadata
