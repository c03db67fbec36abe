// Average link of few documents: sums and means between all clusters in a matrix.
#include <algorithm>
#include <numeric>

#include "cluster/average_link.h"

namespace newsfold::cluster {
namespace {

class Matrix {
 public:
  Matrix(const std::vector<Edge>& edges, std::uint32_t nodes, const Thresholds& thresholds)
      : thresholds_(thresholds),
        stride_(nodes | 1U),  // odd: a column's entries lie in different sets of the cache
        sums_(std::size_t{nodes} * stride_),
        means_(sums_.size()),
        size_(nodes, 1),
        best_(nodes),
        parent_(nodes),
        alive_(nodes) {
    std::iota(parent_.begin(), parent_.end(), 0U);
    std::iota(alive_.begin(), alive_.end(), 0U);
    for (const Edge& edge : edges) {
      const std::size_t place = at(edge.a, edge.b);
      sums_[place] = edge.score;
      means_[place] = mean(edge.a, edge.b, edge.score);
    }
    for (std::uint32_t row = 0; row < nodes; ++row) look_for_best(row);
  }

  void run() {
    for (;;) {
      const std::uint32_t row = *std::max_element(
          alive_.begin(), alive_.end(),
          [&](std::uint32_t x, std::uint32_t y) { return best_[x].mean < best_[y].mean; });
      if (best_[row].mean == 0) return;
      if (best_[row].stale) {
        look_for_best(row);
      } else {
        merge(row, best_[row].partner);
      }
    }
  }

  std::uint32_t root(std::uint32_t node) const {
    while (parent_[node] != node) node = parent_[node];
    return node;
  }

 private:
  // A cluster's best partner behind it; where it is stale, none is better than `mean`.
  struct Best {
    std::int32_t mean = 0;
    std::uint32_t partner = 0;
    bool stale = false;
  };

  std::size_t at(std::uint32_t x, std::uint32_t y) const {
    return std::min(x, y) * stride_ + std::max(x, y);
  }

  // 0 where the two may not be merged.
  std::int32_t mean(std::uint32_t a, std::uint32_t b, std::int64_t sum) const {
    if (sum == 0) return 0;
    const auto out = static_cast<std::int32_t>(sum / pairs_counted(size_[a], size_[b]));
    const bool single = size_[a] == 1 && size_[b] == 1;
    return out < thresholds_.link || (single && out < thresholds_.pair) ? 0 : out;
  }

  void look_for_best(std::uint32_t row) {
    Best best;
    const std::int32_t* const means = &means_[row * stride_];
    for (auto other = row + 1; other < size_.size(); ++other) {
      if (means[other] > best.mean) best = {means[other], other, false};
    }
    best_[row] = best;
  }

  // The smaller position keeps the name.
  void merge(std::uint32_t a, std::uint32_t b) {
    size_[a] += size_[b];
    parent_[b] = a;
    alive_.erase(std::lower_bound(alive_.begin(), alive_.end(), b));
    means_[at(a, b)] = 0;
    best_[a] = {};
    for (const std::uint32_t other : alive_) {
      if (other == a) continue;
      const std::int64_t sum = sums_[at(a, other)] += sums_[at(b, other)];
      const std::int32_t now = mean(a, other, sum);
      means_[at(a, other)] = now;
      if (other < b) means_[at(other, b)] = 0;
      if (other < a) {
        renew(other, a, b, now);
      } else {
        if (now > best_[a].mean) best_[a] = {now, other, false};
        if (other < b && best_[other].partner == b) best_[other].stale = true;
      }
    }
  }

  // Of a cluster before `a`, which took `b`.
  void renew(std::uint32_t row, std::uint32_t a, std::uint32_t b, std::int32_t now) {
    Best& best = best_[row];
    const bool same = !best.stale && (best.partner == a || best.partner == b);
    if (now > best.mean || (!best.stale && now == best.mean && a <= best.partner)) {
      best = {now, a, false};
    } else if (same) {
      best.stale = true;
    }
  }

  const Thresholds& thresholds_;
  std::size_t stride_;
  std::vector<std::int64_t> sums_;   // of scores between clusters x < y, at row x and column y
  std::vector<std::int32_t> means_;  // the same; 0 where they may not be merged
  std::vector<std::int64_t> size_;
  std::vector<Best> best_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> alive_;  // ascending
};

}  // namespace

std::vector<std::uint32_t> average_link_by_matrix(const std::vector<Edge>& edges,
                                                  std::uint32_t nodes,
                                                  const Thresholds& thresholds) {
  return roots_after(Matrix(edges, nodes, thresholds), nodes);
}

}  // namespace newsfold::cluster
