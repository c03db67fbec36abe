// Documents to stories.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "newsfold/cluster/cluster.h"

namespace newsfold::cluster {

// One a document; nothing for those that never cluster. `original[d]`: the document that stands for
// d's copies, d itself where it has none: copies go where their original goes.
std::vector<std::optional<StoryAssignment>> find_stories(const std::vector<Document>& documents,
                                                         const std::vector<std::uint32_t>& original,
                                                         const Options& options,
                                                         const EntityIds& entity_ids);

}  // namespace newsfold::cluster
