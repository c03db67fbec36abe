#include "cluster/support.h"

#include <algorithm>
#include <span>

#include "cluster/score.h"

namespace newsfold::cluster {
namespace {

// Less than so much company is none, 1/65536.
constexpr std::int64_t kLeastCompany = kOne / 20;

struct Neighbour {
  std::uint32_t node = 0;
  std::int32_t score = 0;
};

class Neighbours {
 public:
  Neighbours(const std::vector<Edge>& edges, std::uint32_t nodes)
      : begins_(nodes + 1, 0), all_(2 * edges.size()), company_(nodes, 0), surest_(nodes) {
    for (const Edge& edge : edges) {
      ++begins_[edge.a + 1];
      ++begins_[edge.b + 1];
    }
    for (std::uint32_t node = 0; node < nodes; ++node) begins_[node + 1] += begins_[node];
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (const Edge& edge : edges) {
      all_[next[edge.a]++] = {edge.b, edge.score};
      all_[next[edge.b]++] = {edge.a, edge.score};
      company_[edge.a] += edge.score;
      company_[edge.b] += edge.score;
      surest_[edge.a].add(edge.score);
      surest_[edge.b].add(edge.score);
    }
  }

  std::span<const Neighbour> of(std::uint32_t node) const {
    return std::span(all_).subspan(begins_[node], begins_[node + 1] - begins_[node]);
  }

  // How much of the lesser company of both ends, each without the other, they have in common; per
  // mille. `of_a`: by node, scores of the edges of edge.a, 0 where there is none.
  std::int64_t common(const Edge& edge, const std::vector<std::int32_t>& of_a) const {
    const std::int64_t lesser = std::min(company_[edge.a], company_[edge.b]) - edge.score;
    std::int64_t sum = 0;
    for (const Neighbour& neighbour : of(edge.b)) {
      sum += std::min(neighbour.score, of_a[neighbour.node]);
    }
    return sum * 1000 / std::max(lesser, kLeastCompany);
  }

  // The score of the surest edge to others of the end that has the less sure one.
  std::int32_t rival(const Edge& edge) const {
    return std::min(surest_[edge.a].but(edge.score), surest_[edge.b].but(edge.score));
  }

 private:
  // A node's two highest scores.
  struct Surest {
    std::int32_t first = 0, second = 0;
    void add(std::int32_t score) {
      second = std::max(second, std::min(first, score));
      first = std::max(first, score);
    }
    // The higher without an edge of this score.
    std::int32_t but(std::int32_t score) const { return score == first ? second : first; }
  };

  std::vector<std::uint32_t> begins_;
  std::vector<Neighbour> all_;
  std::vector<std::int64_t> company_;  // sum of scores
  std::vector<Surest> surest_;
};

// Places of edges, by their first node.
std::vector<std::uint32_t> by_first_node(const std::vector<Edge>& edges, std::uint32_t nodes) {
  std::vector<std::uint32_t> begins(nodes + 1, 0), out(edges.size());
  for (const Edge& edge : edges) ++begins[edge.a + 1];
  for (std::uint32_t node = 0; node < nodes; ++node) begins[node + 1] += begins[node];
  for (std::uint32_t i = 0; i < edges.size(); ++i) out[begins[edges[i].a]++] = i;
  return out;
}

// Gives `judged` the scores that follow from those of `edges` and from company as it was judged.
void judge(const std::vector<Edge>& edges, std::uint32_t nodes, std::vector<Edge>& judged) {
  const Neighbours neighbours(judged, nodes);
  std::vector<std::int32_t> of_first(nodes, 0);  // scores of the edges of `first`, by node
  std::uint32_t first = nodes;
  for (const std::uint32_t i : by_first_node(edges, nodes)) {
    Edge& edge = judged[i];
    if (edge.a != first) {
      if (first != nodes) {
        for (const Neighbour& neighbour : neighbours.of(first)) of_first[neighbour.node] = 0;
      }
      first = edge.a;
      for (const Neighbour& neighbour : neighbours.of(first)) {
        of_first[neighbour.node] = neighbour.score;
      }
    }
    edge.score = supported_score(edges[i].score, edge.cosine, neighbours.common(edge, of_first),
                                 neighbours.rival(edge));
  }
}

}  // namespace

std::vector<Edge> supported(const std::vector<Edge>& edges, std::uint32_t nodes, int passes) {
  std::vector<Edge> judged = edges;
  for (int pass = 0; pass < passes; ++pass) judge(edges, nodes, judged);
  return judged;
}

}  // namespace newsfold::cluster
