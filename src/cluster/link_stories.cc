#include "cluster/link_stories.h"

#include <algorithm>
#include <numeric>

#include "cluster/average_link.h"
#include "cluster/components.h"
#include "cluster/parallel.h"
#include "cluster/support.h"

namespace newsfold::cluster {

namespace {

// Average link of each part that edges join which are sure enough for two clusters to be merged:
// others never matter. A document of more edges than are counted may take more of them for a mean.
std::vector<std::uint32_t> link_part(const std::vector<Edge>& edges, std::uint32_t nodes,
                                     const Thresholds& thresholds) {
  std::vector<std::int64_t> degree(nodes, 0);
  for (const Edge& edge : edges) {
    ++degree[edge.a];
    ++degree[edge.b];
  }
  const auto joins = [&](const Edge& edge) {
    constexpr std::int64_t kCounted = kMaxEdges;
    return edge.score * std::max({kCounted, degree[edge.a], degree[edge.b]}) >=
           thresholds.link * kCounted;
  };
  std::vector<std::uint32_t> out(nodes);
  std::iota(out.begin(), out.end(), 0U);
  const Components parts(edges, nodes, joins);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Component part = parts.component(i);
    const auto size = static_cast<std::uint32_t>(part.nodes.size());
    const std::vector<std::uint32_t> root = average_link(part.edges, size, thresholds);
    for (std::uint32_t place = 0; place < size; ++place) {
      out[part.nodes[place]] = part.nodes[root[place]];
    }
  }
  return out;
}

}  // namespace

std::vector<std::uint32_t> link_stories(const std::vector<Edge>& edges, std::uint32_t nodes,
                                        const Thresholds& thresholds, unsigned threads) {
  const Components parts(edges, nodes);
  std::vector<std::uint32_t> out(nodes);
  std::iota(out.begin(), out.end(), 0U);
  parallel_blocks(parts.size(), 1, threads, [&](std::size_t begin, std::size_t, unsigned) {
    const Component part = parts.component(begin);
    const auto size = static_cast<std::uint32_t>(part.nodes.size());
    const std::vector<std::uint32_t> root =
        link_part(supported(part.edges, size), size, thresholds);
    for (std::uint32_t place = 0; place < size; ++place) {
      out[part.nodes[place]] = part.nodes[root[place]];
    }
  });
  return out;
}

}  // namespace newsfold::cluster
