#include "cluster/link_stories.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "cluster/average_link.h"
#include "cluster/support.h"

namespace newsfold::cluster {
namespace {

TEST(LinkStories, IsAverageLinkOverSupportedEdgesOfAllPartsTogether) {
  std::mt19937 random(5);
  const Thresholds limits = thresholds(Granularity::kEvent);
  std::size_t joined = 0;
  for (int round = 0; round < 100; ++round) {
    constexpr std::uint32_t kNodes = 40;
    std::vector<Edge> edges;
    for (std::uint32_t a = 0; a < kNodes; ++a) {
      for (std::uint32_t b = a + 1; b < kNodes; ++b) {
        if (random() % 20 != 0) continue;
        edges.push_back({a, b, static_cast<std::int32_t>(random() % 65000) + 1,
                         static_cast<std::int32_t>(random() % 30000)});
      }
    }
    const auto whole = average_link(supported(edges, kNodes), kNodes, limits);
    std::shuffle(edges.begin(), edges.end(), random);
    EXPECT_EQ(link_stories(edges, kNodes, limits, 1), whole) << round;
    EXPECT_EQ(link_stories(edges, kNodes, limits, 3), whole) << round;
    for (std::uint32_t node = 0; node < kNodes; ++node) joined += whole[node] != node;
  }
  EXPECT_GT(joined, 100U);
}

}  // namespace
}  // namespace newsfold::cluster
