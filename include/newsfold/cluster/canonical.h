// Which member stands for its cluster, and which one founded it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsfold/cluster/cluster.h"

namespace newsfold::cluster {

// By Options::canonical; ties by date (dated first), `added` (known first), id.
// REQUIRES: members is not empty.
std::uint32_t canonical_member(const std::vector<Document>& documents,
                               const std::vector<std::uint32_t>& members, const Options& options);

// The earliest date (dated first), then id: what a story's id is minted from.
std::uint32_t founder(const std::vector<Document>& documents,
                      const std::vector<std::uint32_t>& members);

// The id of a story with that founder.
std::string story_id(std::string_view founder);

}  // namespace newsfold::cluster
