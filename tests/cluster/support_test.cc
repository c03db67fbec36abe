#include "cluster/support.h"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "cluster/score.h"

namespace newsfold::cluster {
namespace {

constexpr std::int32_t kSure = kOne * 9 / 10;
constexpr std::int32_t kCosine = kOne * 15 / 100;

// 0, 1 and 2 are near to one another, and so are 3, 4 and 5; 2 and 3 are a bridge, 6 and 7 a pair.
std::vector<Edge> two_triangles_a_bridge_and_a_pair() {
  return {{0, 1, kSure, kCosine}, {0, 2, kSure, kCosine}, {1, 2, kSure, kCosine},
          {2, 3, kSure, kCosine}, {3, 4, kSure, kCosine}, {3, 5, kSure, kCosine},
          {4, 5, kSure, kCosine}, {6, 7, kSure, kCosine}};
}

TEST(Supported, IsSurerOfEdgesWhoseEndsKeepTheSameCompany) {
  const std::vector<Edge> edges = supported(two_triangles_a_bridge_and_a_pair(), 8, 1);
  EXPECT_EQ(edges[0].score, supported_score(kSure, kCosine, 1000, kSure));
  EXPECT_EQ(edges[0].score, edges[6].score);
  EXPECT_EQ(edges[3].score, supported_score(kSure, kCosine, 0, kSure));
  EXPECT_LT(edges[3].score, edges[0].score);
}

TEST(Supported, DoubtsEdgesWhoseEndsBothHaveAnother) {
  std::vector<Edge> edges = two_triangles_a_bridge_and_a_pair();
  const std::int32_t bridge = supported(edges, 8, 1)[3].score;
  // The pair has nobody else; an end with one that is as sure does not count alone.
  EXPECT_EQ(supported(edges, 8, 1)[7].score, supported_score(kSure, kCosine, 0, 0));
  EXPECT_LT(bridge, supported(edges, 8, 1)[7].score);
  edges.erase(edges.begin() + 4, edges.begin() + 7);  // 3 has 2 alone
  EXPECT_EQ(supported(edges, 8, 1)[3].score, supported_score(kSure, kCosine, 0, 0));
  edges[1].score = kSure / 2;  // of 0 and 2, which has 1 still
  edges.push_back({3, 4, kSure / 3, kCosine});
  EXPECT_EQ(supported(edges, 8, 1)[3].score, supported_score(kSure, kCosine, 0, kSure / 3));
}

TEST(Supported, CountsCompanyByItsLesserScore) {
  std::vector<Edge> edges = two_triangles_a_bridge_and_a_pair();
  edges[1].score = kSure / 3;  // of 0 and 2
  const std::vector<Edge> out = supported(edges, 8, 1);
  // All that 0 has but 1, a third of what 2 has at most.
  EXPECT_EQ(out[0].score, supported_score(kSure, kCosine, 1000, kSure / 3));
  EXPECT_EQ(out[2].score, supported_score(kSure, kCosine, 333, kSure));
}

TEST(Supported, JudgesCompanyByWhatTheFirstPassMadeOfIt) {
  const std::vector<Edge> edges = two_triangles_a_bridge_and_a_pair();
  const std::vector<Edge> once = supported(edges, 8, 1), twice = supported(edges, 8, 2);
  EXPECT_EQ(twice[3].score, supported_score(kSure, kCosine, 0, once[0].score));
  EXPECT_NE(twice[3].score, once[3].score) << "what rivals it was judged, too";
  EXPECT_EQ(twice[0].score, supported_score(kSure, kCosine, 1000, once[0].score));
}

TEST(Supported, DoesNotDependOnTheOrderOfEdges) {
  std::vector<Edge> edges = two_triangles_a_bridge_and_a_pair();
  const std::vector<Edge> forth = supported(edges, 8);
  std::reverse(edges.begin(), edges.end());
  const std::vector<Edge> back = supported(edges, 8);
  for (std::size_t i = 0; i < edges.size(); ++i) {
    EXPECT_EQ(forth[i].score, back[edges.size() - 1 - i].score) << i;
  }
}

TEST(Supported, LeavesEdgesAsTheyAreButForTheScore) {
  const std::vector<Edge> before = two_triangles_a_bridge_and_a_pair();
  const std::vector<Edge> after = supported(before, 8);
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ(after[i].a, before[i].a);
    EXPECT_EQ(after[i].b, before[i].b);
    EXPECT_EQ(after[i].cosine, before[i].cosine);
  }
}

TEST(SupportedScore, RisesWithEachOfItsGrounds) {
  const std::int32_t some = supported_score(kOne / 2, kCosine, 300, kOne / 2);
  EXPECT_GT(supported_score(kOne * 3 / 4, kCosine, 300, kOne / 2), some);
  EXPECT_GT(supported_score(kOne / 2, 2 * kCosine, 300, kOne / 2), some);
  EXPECT_GT(supported_score(kOne / 2, kCosine, 600, kOne / 2), some);
  EXPECT_GT(supported_score(kOne / 2, kCosine, 300, kOne / 3), some);
}

}  // namespace
}  // namespace newsfold::cluster
