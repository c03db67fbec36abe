#include "extract/metadata/title.h"

#include <algorithm>

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kMostBefore = 150;  // lines above the core that are looked at
constexpr std::size_t kMostInside = 16;   // lines of the core that may still be the title
constexpr std::size_t kMostWords = 45;
constexpr std::size_t kMostBytes = 400;
// The scores are the log-odds of lines, too low for the best line of a page.
constexpr std::int32_t kMostDoubt = 2000;
constexpr std::uint16_t kHeadingConfidence = 900;
// Of titles this weakly believed seven of ten are right, where the dump has one.
constexpr std::int32_t kLeastScore = -3000;  // below: the title is unknown

bool may_be_title(const PageLine& line) {
  return !line.words.empty() && line.words.size() <= 2 * kMostWords &&
         word_count(line) <= kMostWords && line.text.size() <= kMostBytes && line.letters >= 4;
}

bool heads_page(const Page& page, std::size_t position) {
  if (page.markup() == nullptr) return false;
  const MarkupFacts& facts = page.markup()->of(position);
  return facts.heading == 1 || facts.headline;
}

}  // namespace

std::vector<TitleCandidate> title_candidates(const Page& page, const Slug& slug,
                                             const DocumentTitle* document_title) {
  std::vector<TitleCandidate> candidates;
  TitleDescriber describer(page, slug, document_title);
  const std::size_t core = page.core_begin();
  const std::size_t begin = core < kMostBefore ? 0 : core - kMostBefore;
  const std::size_t end = std::min(page.lines().size(), core + kMostInside);
  for (std::size_t i = 0; i < page.lines().size(); ++i) {
    if ((i < begin || i >= end) && !heads_page(page, i)) continue;
    if (!may_be_title(page.lines()[i])) continue;
    candidates.push_back({static_cast<std::uint32_t>(i), describer.describe(i)});
  }
  if (document_title != nullptr && !document_title->text().empty())
    candidates.push_back({std::nullopt, describer.describe_document_title()});
  return candidates;
}

std::optional<TitleChoice> choose_title(const Page& page, const Slug& slug,
                                        const DocumentTitle* document_title) {
  if (document_title != nullptr) {
    const std::optional<MainHeading> heading = find_main_heading(page, *document_title);
    // Where the two disagree, publishers declare the heading two times of three.
    if (heading && heading->match > 0 && may_be_title(page.lines()[heading->position]))
      return TitleChoice{heading->position, kHeadingConfidence};
  }
  const std::vector<TitleCandidate> candidates = title_candidates(page, slug, document_title);
  std::optional<TitleChoice> choice;
  std::int32_t best = kLeastScore;
  for (const TitleCandidate& candidate : candidates) {
    const std::int32_t score = title_model(page.markup() != nullptr).score(candidate.features);
    // Of equal lines the first stands for all.
    if (score <= best) continue;
    best = score;
    choice = TitleChoice{candidate.position, per_mille(score + kMostDoubt)};
  }
  return choice;
}

}  // namespace newsfold::extract::metadata
