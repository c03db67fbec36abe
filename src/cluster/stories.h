// Documents to stories.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "cluster/copies.h"
#include "cluster/graph.h"
#include "newsfold/cluster/cluster.h"

namespace newsfold::cluster {

struct StoryPartition {
  std::vector<std::uint32_t> story;  // by document; equal for those of one story
  std::vector<Edge> links;           // strongest first; ends are documents, originals only
};

// `original[d]`: the document that stands for d's copies, d itself where it has none. Copies go
// where their original goes.
std::vector<std::uint32_t> originals_of(const CopyResult& copies, std::size_t documents);

StoryPartition partition_stories(const std::vector<Document>& documents,
                                 const std::vector<std::uint32_t>& original,
                                 const Options& options);

// One a document; nothing for those that never cluster.
std::vector<std::optional<StoryAssignment>> describe_stories(
    const std::vector<Document>& documents, const std::vector<std::uint32_t>& original,
    const StoryPartition& partition, const Options& options, const EntityIds& entity_ids);

}  // namespace newsfold::cluster
