#include "newsfold/cluster/cluster.h"

#include "cluster/copies.h"
#include "cluster/stories.h"

namespace newsfold::cluster {
namespace {

CopyDecision decision(CopyResult&& copies, std::size_t documents) {
  std::vector<std::uint32_t> original = originals_of(copies, documents);
  return {std::move(copies.copy), std::move(copies.contains), std::move(original)};
}

}  // namespace

CopyDecision decide_copies(const std::vector<Document>& documents, const Options& options,
                           const ShingleSource& shingles, Caps* caps) {
  CopyResult copies = find_copies(documents, options, shingles);
  if (caps != nullptr) *caps = {copies.capped_members, copies.capped_contains};
  return decision(std::move(copies), documents.size());
}

CopyDecision decide_copies(const std::vector<Document>& documents, std::uint32_t standing,
                           const std::vector<VerifiedPair>& known, const Options& options,
                           const ShingleSource& shingles) {
  return decision(find_copies(documents, standing, known, options, shingles), documents.size());
}

std::vector<Assignment> assign(const std::vector<Document>& documents, CopyDecision copies,
                               const Options& options, const EntityIds& entity_ids) {
  std::vector<std::optional<StoryAssignment>> stories;
  if (options.stories) {
    stories = describe_stories(documents, copies.original,
                               partition_stories(documents, copies.original, options), options,
                               entity_ids);
  }
  std::vector<Assignment> out(documents.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].copy = std::move(copies.copy[i]);
    out[i].contains = std::move(copies.contains[i]);
    if (options.stories) out[i].story = std::move(stories[i]);
  }
  return out;
}

}  // namespace newsfold::cluster
