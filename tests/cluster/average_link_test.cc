#include "cluster/average_link.h"

#include <cstdint>
#include <random>

#include <gtest/gtest.h>

#include "reference/average_link.h"

namespace newsfold::cluster {
namespace {

std::vector<Edge> random_edges(std::mt19937& random, std::uint32_t nodes, unsigned per_cent) {
  std::vector<Edge> out;
  for (std::uint32_t a = 0; a < nodes; ++a) {
    for (std::uint32_t b = a + 1; b < nodes; ++b) {
      if (random() % 100 >= per_cent) continue;
      out.push_back({a, b, static_cast<std::int32_t>(random() % 16) * 4096, 0});
    }
  }
  return out;
}

TEST(AverageLink, EqualsTheObviousOneOnRandomGraphs) {
  std::mt19937 random(20250316);
  const Thresholds limits{kOne / 5, kOne / 2, 0};
  for (int round = 0; round < 300; ++round) {
    const std::uint32_t nodes = 2 + random() % 30;
    const std::vector<Edge> edges = random_edges(random, nodes, 5 + random() % 60);
    const std::vector<std::uint32_t> expected = reference::average_link(edges, nodes, limits);
    EXPECT_EQ(average_link_by_matrix(edges, nodes, limits), expected) << "round " << round;
    EXPECT_EQ(average_link_by_lists(edges, nodes, limits), expected) << "round " << round;
  }
}

TEST(AverageLink, BothWaysAgreeOnManyDocuments) {
  std::mt19937 random(20250317);
  for (int round = 0; round < 6; ++round) {
    const std::uint32_t nodes = 150 + random() % 250;
    const std::vector<Edge> edges = random_edges(random, nodes, 2 + random() % 40);
    const Thresholds limits{kOne / 8, kOne / 2, 0};
    EXPECT_EQ(average_link_by_matrix(edges, nodes, limits),
              average_link_by_lists(edges, nodes, limits))
        << "round " << round;
  }
}

TEST(AverageLink, DoesNotChain) {
  // 0-1-2-3-4 with strong neighbours only: ends that share nothing must not meet.
  std::vector<Edge> edges;
  for (std::uint32_t i = 0; i < 4; ++i) edges.push_back({i, i + 1, kOne / 2, 0});
  const std::vector<std::uint32_t> root = average_link(edges, 5, {kOne / 4, 0, 0});
  EXPECT_EQ(root[0], root[1]);
  EXPECT_NE(root[0], root[4]);
}

TEST(AverageLink, BoundedDegreesDoNotSplitALargeStory) {
  // Two halves of 300; every document has an edge to 100 of the other half.
  constexpr std::uint32_t kHalf = 300;
  std::vector<Edge> edges;
  for (std::uint32_t a = 0; a < kHalf; ++a) {
    for (std::uint32_t b = a + 1; b < kHalf; ++b) {
      edges.push_back({a, b, kOne * 9 / 10, 0});
      edges.push_back({kHalf + a, kHalf + b, kOne * 9 / 10, 0});
    }
    for (std::uint32_t k = 0; k < 100; ++k) {
      edges.push_back({a, kHalf + (a + k) % kHalf, kOne / 2, 0});
    }
  }
  const std::vector<std::uint32_t> root = average_link(edges, 2 * kHalf, {kOne / 3, 0, 0});
  EXPECT_EQ(root[0], root[2 * kHalf - 1]);
}

}  // namespace
}  // namespace newsfold::cluster
