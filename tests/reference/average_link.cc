#include "reference/average_link.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace newsfold::reference {
namespace {

using Cluster = std::vector<std::uint32_t>;

struct Problem {
  std::vector<std::vector<std::int64_t>> score;  // matrix, 0 without an edge
  cluster::Thresholds limits;

  std::int64_t sum_between(const Cluster& a, const Cluster& b) const {
    std::int64_t sum = 0;
    for (const auto x : a) {
      for (const auto y : b) sum += score[x][y];
    }
    return sum;
  }
};

struct Choice {
  std::int64_t mean;
  std::size_t a, b;
};

// Clusters are kept in order of their smallest member, so the first of equal means wins ties.
std::optional<Choice> best_merge(const Problem& problem, const std::vector<Cluster>& clusters) {
  std::optional<Choice> best;
  for (std::size_t a = 0; a < clusters.size(); ++a) {
    for (std::size_t b = a + 1; b < clusters.size(); ++b) {
      const std::size_t fewer = std::min(clusters[a].size(), clusters[b].size());
      const std::size_t more = std::max(clusters[a].size(), clusters[b].size());
      const auto pairs = static_cast<std::int64_t>(fewer * std::min(more, cluster::kMaxEdges));
      const std::int64_t sum = problem.sum_between(clusters[a], clusters[b]);
      if (sum == 0) continue;
      const std::int64_t mean = sum / pairs;
      const std::int64_t needed = more == 1 ? problem.limits.pair : problem.limits.link;
      if (mean >= needed && (!best || mean > best->mean)) best = Choice{mean, a, b};
    }
  }
  return best;
}

}  // namespace

std::vector<std::uint32_t> average_link(const std::vector<cluster::Edge>& edges,
                                        std::uint32_t nodes,
                                        const cluster::Thresholds& thresholds) {
  Problem problem{{nodes, std::vector<std::int64_t>(nodes, 0)}, thresholds};
  for (const cluster::Edge& edge : edges) {
    problem.score[edge.a][edge.b] = problem.score[edge.b][edge.a] = edge.score;
  }
  std::vector<Cluster> clusters;
  for (std::uint32_t i = 0; i < nodes; ++i) clusters.push_back({i});
  while (const std::optional<Choice> merge = best_merge(problem, clusters)) {
    clusters[merge->a].insert(clusters[merge->a].end(), clusters[merge->b].begin(),
                              clusters[merge->b].end());
    clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(merge->b));
  }
  std::vector<std::uint32_t> out(nodes);
  for (const Cluster& cluster : clusters) {
    for (const std::uint32_t node : cluster) {
      out[node] = *std::min_element(cluster.begin(), cluster.end());
    }
  }
  return out;
}

}  // namespace newsfold::reference
