#include "cluster/average_link.h"

#include <algorithm>
#include <queue>
#include <tuple>

namespace newsfold::cluster {
namespace {

// Sums of scores to each neighbour, by neighbour.
class Links {
 public:
  struct Link {
    std::uint32_t other = 0;
    std::int64_t sum = 0;
  };

  void set(std::uint32_t other, std::int64_t sum) {
    const auto at = find(other);
    if (at != links_.end() && at->other == other) {
      at->sum = sum;
    } else {
      links_.insert(at, {other, sum});
    }
  }
  void erase(std::uint32_t other) {
    const auto at = find(other);
    if (at != links_.end() && at->other == other) links_.erase(at);
  }
  // Takes the links of `gone`.
  void add(Links& gone) {
    std::vector<Link> both;
    both.reserve(links_.size() + gone.links_.size());
    std::merge(links_.begin(), links_.end(), gone.links_.begin(), gone.links_.end(),
               std::back_inserter(both),
               [](const Link& x, const Link& y) { return x.other < y.other; });
    links_.clear();
    for (const Link& link : both) {
      if (!links_.empty() && links_.back().other == link.other) {
        links_.back().sum += link.sum;
      } else {
        links_.push_back(link);
      }
    }
    std::vector<Link>().swap(gone.links_);
  }
  std::vector<Link>::const_iterator begin() const { return links_.begin(); }
  std::vector<Link>::const_iterator end() const { return links_.end(); }

 private:
  std::vector<Link>::iterator find(std::uint32_t other) {
    return std::lower_bound(links_.begin(), links_.end(), other,
                            [](const Link& link, std::uint32_t o) { return link.other < o; });
  }

  std::vector<Link> links_;
};

struct Cluster {
  std::int64_t size = 1;
  std::uint32_t version = 0;
  bool alive = true;
  Links links;
};

// A pair of clusters as it was when the entry was made: stale where a version differs.
struct Proposal {
  std::int64_t mean = 0;
  std::uint32_t a = 0, b = 0;  // a < b
  std::uint32_t version_a = 0, version_b = 0;

  bool operator<(const Proposal& other) const {  // the queue gives the largest first
    return std::make_tuple(mean, other.a, other.b) < std::make_tuple(other.mean, a, b);
  }
};

class AverageLink {
 public:
  AverageLink(const std::vector<Edge>& edges, std::uint32_t nodes, const Thresholds& thresholds)
      : thresholds_(thresholds), clusters_(nodes), parent_(nodes) {
    for (std::uint32_t i = 0; i < nodes; ++i) parent_[i] = i;
    for (const Edge& edge : edges) {
      clusters_[edge.a].links.set(edge.b, edge.score);
      clusters_[edge.b].links.set(edge.a, edge.score);
    }
    for (const Edge& edge : edges) propose(edge.a, edge.b, edge.score);
  }

  void run() {
    while (!queue_.empty()) {
      const Proposal top = queue_.top();
      queue_.pop();
      const Cluster& a = clusters_[top.a];
      const Cluster& b = clusters_[top.b];
      const bool fresh =
          a.alive && b.alive && a.version == top.version_a && b.version == top.version_b;
      const bool single = a.size == 1 && b.size == 1;
      if (fresh && (!single || top.mean >= thresholds_.pair)) merge(top.a, top.b);
    }
  }

  std::uint32_t root(std::uint32_t node) const {
    while (parent_[node] != node) node = parent_[node];
    return node;
  }

 private:
  void propose(std::uint32_t x, std::uint32_t y, std::int64_t sum) {
    const std::uint32_t a = std::min(x, y), b = std::max(x, y);
    const std::int64_t mean = sum / pairs_counted(clusters_[a].size, clusters_[b].size);
    if (mean < thresholds_.link) return;
    queue_.push({mean, a, b, clusters_[a].version, clusters_[b].version});
  }

  // The smaller position keeps the name.
  void merge(std::uint32_t a, std::uint32_t b) {
    Cluster& kept = clusters_[a];
    Cluster& gone = clusters_[b];
    kept.size += gone.size;
    ++kept.version;
    gone.alive = false;
    parent_[b] = a;
    kept.links.erase(b);
    gone.links.erase(a);
    kept.links.add(gone.links);
    for (const auto& [other, sum] : kept.links) {
      Cluster& neighbour = clusters_[other];
      neighbour.links.erase(b);
      neighbour.links.set(a, sum);
      propose(a, other, sum);
    }
  }

  const Thresholds& thresholds_;
  std::vector<Cluster> clusters_;
  std::vector<std::uint32_t> parent_;
  std::priority_queue<Proposal> queue_;
};

}  // namespace

std::vector<std::uint32_t> average_link(const std::vector<Edge>& edges, std::uint32_t nodes,
                                        const Thresholds& thresholds) {
  constexpr std::uint32_t kMostByMatrix = 1024;  // 12 MB
  const bool few = nodes <= kMostByMatrix;
  return few ? average_link_by_matrix(edges, nodes, thresholds)
             : average_link_by_lists(edges, nodes, thresholds);
}

std::vector<std::uint32_t> average_link_by_lists(const std::vector<Edge>& edges,
                                                 std::uint32_t nodes,
                                                 const Thresholds& thresholds) {
  return roots_after(AverageLink(edges, nodes, thresholds), nodes);
}

}  // namespace newsfold::cluster
