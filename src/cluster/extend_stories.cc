#include "newsfold/cluster/extend_stories.h"

#include <algorithm>

#include "cluster/candidates.h"
#include "cluster/region.h"
#include "cluster/region_score.h"
#include "cluster/region_search.h"
#include "cluster/region_stories.h"

namespace newsfold::cluster {
namespace {

// Takes leaving documents out of all lists. Gives the documents whose lists were full: others may
// come in for what went.
std::vector<std::uint32_t> leave(Region& region, const std::vector<LeavingDocument>& leaving) {
  std::vector<std::uint32_t> gone, out;
  for (const LeavingDocument& document : leaving) {
    region.reach(document);
    const std::uint32_t node = region.find(document.number);
    if (node == Region::kUnknown) continue;
    region[node].leaving = true;
    gone.push_back(node);
  }
  for (const std::uint32_t node : gone) {
    region.relist(node, {});
    for (const std::uint32_t later : region[node].later) {
      std::vector<KeptCandidate> list = region[later].kept.candidates;
      const bool full = region[later].candidates_before().size() == kMaxCandidates;
      const auto erased = std::erase_if(list, [&](const KeptCandidate& candidate) {
        return candidate.document == region[node].kept.number;
      });
      if (erased == 0) continue;
      if (full) out.push_back(later);
      region.relist(later, std::move(list));
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  std::erase_if(out, [&](std::uint32_t node) { return region[node].leaving; });
  for (const std::uint32_t node : out) region.reach(node);
  return out;
}

std::vector<GraphUpdate::Stored> stored(const Region& region) {
  std::vector<GraphUpdate::Stored> out;
  for (std::uint32_t i = 0; i < region.size(); ++i) {
    const Region::Node& node = region[i];
    if (node.leaving) continue;
    const std::vector<KeptCandidate>& now = node.kept.candidates;
    const std::vector<KeptCandidate>& before = node.candidates_before();
    const bool same_list = !node.entering && now == before;
    if (same_list && node.kept.nearest == node.nearest_before) continue;
    const bool same_documents =
        !node.entering && std::equal(now.begin(), now.end(), before.begin(), before.end(),
                                     [](const KeptCandidate& a, const KeptCandidate& b) {
                                       return a.document == b.document;
                                     });
    out.push_back({node.kept, !same_documents});
  }
  return out;
}

}  // namespace

GraphUpdate extend_stories(const GraphChange& change, StoryMemory& memory, const Options& options) {
  const Thresholds limits = thresholds(options.granularity);
  Region region(change, memory, options.window_days);
  std::vector<std::uint32_t> queries = leave(region, change.leaving);
  for (std::uint32_t node = 0; node < change.entering.size(); ++node) queries.push_back(node);
  search_candidates(region, queries, memory, options);
  rescore(region, limits, options.threads);
  GraphUpdate out = regroup(region, limits, options.threads);
  out.stored = stored(region);
  return out;
}

}  // namespace newsfold::cluster
