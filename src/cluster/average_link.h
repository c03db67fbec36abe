// Average-link clustering (UPGMA, Sokal and Michener 1958) of a sparse graph.
#pragma once

#include <cstdint>
#include <vector>

#include "cluster/graph.h"
#include "cluster/score.h"

namespace newsfold::cluster {

// For each position the smallest position of its cluster. The mean score between two clusters
// counts pairs without an edge as 0, as far as the bounded degrees of the graph allow an edge. The
// two clusters of the highest mean are merged first, ties by smallest positions, while the mean is
// at least thresholds.link; two single documents need thresholds.pair. Cost: O(edges log edges) on
// sparse graphs.
std::vector<std::uint32_t> average_link(const std::vector<Edge>& edges, std::uint32_t nodes,
                                        const Thresholds& thresholds);

}  // namespace newsfold::cluster
