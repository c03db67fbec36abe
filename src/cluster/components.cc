#include "cluster/components.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace newsfold::cluster {
namespace {

// For each node the smallest of its part.
std::vector<std::uint32_t> smallest_of_part(const std::vector<Edge>& edges, std::uint32_t nodes,
                                            const Components::Joins& joins) {
  std::vector<std::uint32_t> parent(nodes);
  std::iota(parent.begin(), parent.end(), 0U);
  const auto root = [&](std::uint32_t node) {
    for (; parent[node] != node; node = parent[node]) parent[node] = parent[parent[node]];
    return node;
  };
  for (const Edge& edge : edges) {
    if (joins && !joins(edge)) continue;
    const auto [lower, higher] = std::minmax({root(edge.a), root(edge.b)});
    parent[higher] = lower;
  }
  // No node is before its root.
  for (std::uint32_t node = 0; node < nodes; ++node) parent[node] = parent[parent[node]];
  return parent;
}

// What the numbers from 0 below begins.size() - 1 count, as places where each of them begins.
void add_up(std::vector<std::uint32_t>& begins) {
  std::exclusive_scan(begins.begin(), begins.end(), begins.begin(), 0U);
}

}  // namespace

Components::Components(const std::vector<Edge>& edges, std::uint32_t nodes, const Joins& joins)
    : edges_(edges), place_(nodes) {
  constexpr std::uint32_t kAlone = UINT32_MAX;
  const std::vector<std::uint32_t> first = smallest_of_part(edges, nodes, joins);
  std::vector<std::uint32_t> part(nodes, kAlone);
  std::uint32_t parts = 0;
  for (std::uint32_t node = 0; node < nodes; ++node) {
    if (first[node] == node) continue;
    if (part[first[node]] == kAlone) part[first[node]] = 0;
  }
  for (std::uint32_t node = 0; node < nodes; ++node) {
    if (part[node] != kAlone) part[node] = parts++;
  }
  node_begins_.assign(parts + 1, 0);
  edge_begins_.assign(parts + 1, 0);
  for (std::uint32_t node = 0; node < nodes; ++node) {
    part[node] = part[first[node]];
    if (part[node] != kAlone) place_[node] = node_begins_[part[node]]++;
  }
  const auto within = [&](const Edge& edge) {
    return part[edge.a] != kAlone && part[edge.a] == part[edge.b];
  };
  std::uint32_t kept = 0;
  for (const Edge& edge : edges) {
    if (!within(edge)) continue;
    ++edge_begins_[part[edge.a]];
    ++kept;
  }
  add_up(node_begins_);
  add_up(edge_begins_);
  nodes_.resize(node_begins_.back());
  for (std::uint32_t node = 0; node < nodes; ++node) {
    if (part[node] != kAlone) nodes_[node_begins_[part[node]] + place_[node]] = node;
  }
  edge_order_.resize(kept);
  std::vector<std::uint32_t> next = edge_begins_;
  for (std::uint32_t i = 0; i < edges.size(); ++i) {
    if (within(edges[i])) edge_order_[next[part[edges[i].a]]++] = i;
  }
}

Component Components::component(std::size_t part) const {
  Component out;
  out.nodes.assign(nodes_.begin() + node_begins_[part], nodes_.begin() + node_begins_[part + 1]);
  out.edges.reserve(edge_begins_[part + 1] - edge_begins_[part]);
  for (std::uint32_t i = edge_begins_[part]; i < edge_begins_[part + 1]; ++i) {
    const Edge& edge = edges_[edge_order_[i]];
    out.edges.push_back({place_[edge.a], place_[edge.b], edge.score, edge.cosine});
  }
  std::sort(out.edges.begin(), out.edges.end(),
            [](const Edge& x, const Edge& y) { return std::tie(x.a, x.b) < std::tie(y.a, y.b); });
  return out;
}

}  // namespace newsfold::cluster
