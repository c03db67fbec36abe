#include "newsfold/cluster/cluster.h"

#include <numeric>

#include "cluster/copies.h"
#include "cluster/stories.h"

namespace newsfold::cluster {

std::vector<Assignment> assign(const std::vector<Document>& documents, const Options& options,
                               const ShingleSource& shingles, const EntityIds& entity_ids) {
  std::vector<Assignment> out(documents.size());
  CopyResult copies = find_copies(documents, options, shingles);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].copy = std::move(copies.copy[i]);
    out[i].contains = std::move(copies.contains[i]);
  }
  if (!options.stories) return out;
  std::vector<std::uint32_t> original(documents.size());
  std::iota(original.begin(), original.end(), 0U);
  for (const std::vector<std::uint32_t>& group : copies.groups) {
    for (const std::uint32_t member : group) original[member] = group.front();
  }
  std::vector<std::optional<StoryAssignment>> stories =
      find_stories(documents, original, options, entity_ids);
  for (std::size_t i = 0; i < out.size(); ++i) out[i].story = std::move(stories[i]);
  return out;
}

}  // namespace newsfold::cluster
