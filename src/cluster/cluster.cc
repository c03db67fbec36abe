#include "newsfold/cluster/cluster.h"

#include "cluster/stories.h"

namespace newsfold::cluster {

std::vector<Assignment> assign(const std::vector<Document>& documents, const Options& options,
                               const ShingleSource&, const EntityIds& entity_ids) {
  std::vector<Assignment> out(documents.size());
  if (!options.stories) return out;
  std::vector<std::uint32_t> original(documents.size());
  for (std::uint32_t i = 0; i < original.size(); ++i) original[i] = i;
  std::vector<std::optional<StoryAssignment>> stories =
      find_stories(documents, original, options, entity_ids);
  for (std::size_t i = 0; i < out.size(); ++i) out[i].story = std::move(stories[i]);
  return out;
}

Comparison compare(const std::vector<Document>&, std::uint32_t, std::uint32_t, const Options&,
                   const ShingleSource&, const EntityIds&) {
  return {};
}

}  // namespace newsfold::cluster
