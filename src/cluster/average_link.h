// Average-link clustering (UPGMA, Sokal and Michener 1958) of a sparse graph.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "cluster/graph.h"
#include "cluster/score.h"

namespace newsfold::cluster {

// For each position the smallest position of its cluster. The mean score between two clusters
// counts pairs without an edge as 0, as far as the bounded degrees of the graph allow an edge. The
// two clusters of the highest mean are merged first, ties by smallest positions, while the mean is
// at least thresholds.link, above 0; two single documents need thresholds.pair.
std::vector<std::uint32_t> average_link(const std::vector<Edge>& edges, std::uint32_t nodes,
                                        const Thresholds& thresholds);

// The two ways to do it. A matrix is faster for stories of hundreds that know each other: about
// 12 bytes a pair of nodes, O(nodes²) but for rows that are looked through again. Lists take
// O(edges log edges) on sparse graphs.
std::vector<std::uint32_t> average_link_by_matrix(const std::vector<Edge>& edges,
                                                  std::uint32_t nodes,
                                                  const Thresholds& thresholds);
std::vector<std::uint32_t> average_link_by_lists(const std::vector<Edge>& edges,
                                                 std::uint32_t nodes, const Thresholds& thresholds);

// How many pairs two clusters of these sizes are counted to have: a document keeps at most
// kMaxEdges edges, so more than so many it can't be missing.
inline std::int64_t pairs_counted(std::int64_t a, std::int64_t b) {
  return std::min(a, b) * std::min<std::int64_t>(std::max(a, b), kMaxEdges);
}

// Lets one of the two run; for each node the one that its cluster is named by.
template <typename Clustering>
std::vector<std::uint32_t> roots_after(Clustering clustering, std::uint32_t nodes) {
  clustering.run();
  std::vector<std::uint32_t> out(nodes);
  for (std::uint32_t node = 0; node < nodes; ++node) out[node] = clustering.root(node);
  return out;
}

}  // namespace newsfold::cluster
