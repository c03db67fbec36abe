// A graph of pairs to stories.
#pragma once

#include <cstdint>
#include <vector>

#include "cluster/graph.h"
#include "cluster/score.h"

namespace newsfold::cluster {

// For each position the smallest position of its story: average link over the edges as the company
// of their ends supports them, one connected part after another. `edges` in any order. Memory: 16
// bytes a node, 4 an edge, and what a part takes a thread. The result does not depend on `threads`.
std::vector<std::uint32_t> link_stories(const std::vector<Edge>& edges, std::uint32_t nodes,
                                        const Thresholds& thresholds, unsigned threads = 1);

}  // namespace newsfold::cluster
