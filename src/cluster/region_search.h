// The candidates of entering documents, and of those whose lists lost some.
#pragma once

#include <cstdint>
#include <vector>

#include "cluster/region.h"

namespace newsfold::cluster {

// Makes the lists of `queries` anew (entering documents and others, distinct, none leaving), and
// enters the entering ones in the lists of standing documents after them. REQUIRES: the region
// reaches all queries.
void search_candidates(Region& region, const std::vector<std::uint32_t>& queries,
                       StoryMemory& memory, const Options& options);

}  // namespace newsfold::cluster
