// The connected parts of a graph.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "cluster/graph.h"

namespace newsfold::cluster {

// A connected part; its edges name places in `nodes`.
struct Component {
  std::vector<std::uint32_t> nodes;  // ascending
  std::vector<Edge> edges;           // by (a, b)
};

// The parts of two nodes and more, by their first nodes; each is built when it is asked for.
// Memory: 16 bytes a node, 4 an edge.
class Components {
 public:
  using Joins = std::function<bool(const Edge&)>;

  // Parts are joined by the edges of which `joins` is true, all where it is empty; edges that lead
  // from part to part are left out. Keeps a view of `edges`.
  Components(const std::vector<Edge>& edges, std::uint32_t nodes, const Joins& joins = {});

  std::size_t size() const { return node_begins_.size() - 1; }
  // Thread-safe. REQUIRES: part < size().
  Component component(std::size_t part) const;

 private:
  const std::vector<Edge>& edges_;
  std::vector<std::uint32_t> nodes_;        // of the parts, one after another
  std::vector<std::uint32_t> place_;        // by node: in its part
  std::vector<std::uint32_t> edge_order_;   // of the parts, one after another
  std::vector<std::uint32_t> node_begins_;  // by part, and the end
  std::vector<std::uint32_t> edge_begins_;
};

}  // namespace newsfold::cluster
