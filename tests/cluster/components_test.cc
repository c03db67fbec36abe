#include "cluster/components.h"

#include <gtest/gtest.h>

namespace newsfold::cluster {
namespace {

TEST(Components, ListsPartsByTheirFirstNodesWithEdgesInOrder) {
  // 0-4-2 and 1-5; 3 and 6 stand alone.
  const std::vector<Edge> edges = {{2, 4, 7, 70}, {1, 5, 8, 80}, {0, 4, 9, 90}};
  const Components parts(edges, 7);
  ASSERT_EQ(parts.size(), 2U);
  const Component first = parts.component(0);
  EXPECT_EQ(first.nodes, (std::vector<std::uint32_t>{0, 2, 4}));
  ASSERT_EQ(first.edges.size(), 2U);
  EXPECT_EQ(first.edges[0].a, 0U);
  EXPECT_EQ(first.edges[0].b, 2U);
  EXPECT_EQ(first.edges[0].score, 9);
  EXPECT_EQ(first.edges[0].cosine, 90);
  EXPECT_EQ(first.edges[1].a, 1U);
  EXPECT_EQ(first.edges[1].b, 2U);
  EXPECT_EQ(first.edges[1].score, 7);
  const Component second = parts.component(1);
  EXPECT_EQ(second.nodes, (std::vector<std::uint32_t>{1, 5}));
  ASSERT_EQ(second.edges.size(), 1U);
  EXPECT_EQ(second.edges[0].score, 8);
}

TEST(Components, JoinsPartsThatALateEdgeJoins) {
  // Each end of the last edge is a part by then whose first node is not the other's.
  const std::vector<Edge> edges = {
      {3, 4, 1, 0}, {0, 1, 1, 0}, {2, 5, 1, 0}, {4, 5, 1, 0}, {1, 3, 1, 0}};
  const Components parts(edges, 6);
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts.component(0).nodes.size(), 6U);
  EXPECT_EQ(parts.component(0).edges.size(), edges.size());
}

TEST(Components, AreJoinedByTheEdgesThatMay) {
  // 0-1-2 by strong edges, 2-3 by a weak one, 0-2 within; 4 has a weak one alone.
  const std::vector<Edge> edges = {
      {0, 1, 9, 0}, {1, 2, 9, 0}, {2, 3, 1, 0}, {0, 2, 1, 0}, {3, 4, 1, 0}};
  const Components parts(edges, 5, [](const Edge& edge) { return edge.score > 5; });
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts.component(0).nodes, (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(parts.component(0).edges.size(), 3U);
}

TEST(Components, AreNoneWithoutEdges) { EXPECT_EQ(Components({}, 3).size(), 0U); }

}  // namespace
}  // namespace newsfold::cluster
