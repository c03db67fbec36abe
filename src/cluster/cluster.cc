#include "newsfold/cluster/cluster.h"

#include "cluster/copies.h"
#include "cluster/stories.h"

namespace newsfold::cluster {

std::vector<Assignment> assign(const std::vector<Document>& documents, const Options& options,
                               const ShingleSource& shingles, const EntityIds& entity_ids,
                               Caps* caps) {
  CopyResult copies = find_copies(documents, options, shingles);
  if (caps != nullptr) *caps = {copies.capped_members, copies.capped_contains};
  std::vector<std::optional<StoryAssignment>> stories;
  if (options.stories) {
    const std::vector<std::uint32_t> original = originals_of(copies, documents.size());
    stories = describe_stories(documents, original, partition_stories(documents, original, options),
                               options, entity_ids);
  }
  std::vector<Assignment> out(documents.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].copy = std::move(copies.copy[i]);
    out[i].contains = std::move(copies.contains[i]);
    if (options.stories) out[i].story = std::move(stories[i]);
  }
  return out;
}

CopyDecision decide_copies(const std::vector<Document>& documents, std::uint32_t standing,
                           const std::vector<VerifiedPair>& known, const Options& options,
                           const ShingleSource& shingles) {
  CopyResult copies = find_copies(documents, standing, known, options, shingles);
  std::vector<std::uint32_t> original = originals_of(copies, documents.size());
  return {std::move(copies.copy), std::move(copies.contains), std::move(original)};
}

}  // namespace newsfold::cluster
