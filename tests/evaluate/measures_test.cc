// Values computed by hand.
#include "evaluate/measures.h"

#include <cmath>

#include <gtest/gtest.h>

namespace newsfold::evaluate {
namespace {

// Five items: gold {a a a} {b b}, found {a a} {a b} {b}.
const Labelling kItems = {{0, 0, 0, 1, 1}, {0, 0, 1, 1, 2}};

TEST(Measures, BCubed) {
  // Precisions by item: 1, 1, 1/2, 1/2, 1; recalls: 2/3, 2/3, 1/3, 1/2, 1/2.
  const BCubed all = b_cubed(kItems);
  EXPECT_DOUBLE_EQ(all.precision, 4.0 / 5);
  EXPECT_DOUBLE_EQ(all.recall, (2.0 / 3 + 2.0 / 3 + 1.0 / 3 + 1) / 5);
  EXPECT_DOUBLE_EQ(all.f1, f1(all.precision, all.recall));
}

TEST(Measures, BCubedAveragesOverJudgedItemsButCountsAll) {
  const BCubed judged = b_cubed(kItems, {true, false, true, false, false});
  EXPECT_DOUBLE_EQ(judged.precision, (1 + 0.5) / 2);
  EXPECT_DOUBLE_EQ(judged.recall, (2.0 / 3 + 1.0 / 3) / 2);
}

TEST(Measures, PairsAndRandIndex) {
  // Pairs: gold 3 + 1, found 1 + 1, in both 1 (the first two items).
  const Clustering out = compare_clusterings(kItems);
  EXPECT_EQ(out.gold_clusters, 2U);
  EXPECT_EQ(out.found_clusters, 3U);
  EXPECT_DOUBLE_EQ(out.pair_precision, 1.0 / 2);
  EXPECT_DOUBLE_EQ(out.pair_recall, 1.0 / 4);
  EXPECT_DOUBLE_EQ(out.pair_f1, 1.0 / 3);
  // Expected by chance: 2 * 4 / 10 = 0.8; the most: (2 + 4) / 2 = 3.
  EXPECT_DOUBLE_EQ(out.ari, (1 - 0.8) / (3 - 0.8));
}

TEST(Measures, VMeasure) {
  // Entropies of the sizes 3,2 (gold), 2,2,1 (found) and 2,1,1,1 (both).
  const double gold = -(0.6 * std::log(0.6) + 0.4 * std::log(0.4));
  const double found = -(2 * 0.4 * std::log(0.4) + 0.2 * std::log(0.2));
  const double both = -(0.4 * std::log(0.4) + 3 * 0.2 * std::log(0.2));
  const Clustering out = compare_clusterings(kItems);
  EXPECT_NEAR(out.homogeneity, 1 - (both - found) / gold, 1e-12);
  EXPECT_NEAR(out.completeness, 1 - (both - gold) / found, 1e-12);
}

TEST(Measures, EqualClusteringsAreWholeWhateverTheirNumbers) {
  const Labelling same = {{0, 0, 1, 2, 2}, {7, 7, 3, 1, 1}};
  const Clustering out = compare_clusterings(same);
  EXPECT_DOUBLE_EQ(out.pair_f1, 1);
  EXPECT_DOUBLE_EQ(out.ari, 1);
  EXPECT_NEAR(out.v_measure, 1, 1e-12);
  EXPECT_DOUBLE_EQ(b_cubed(same).f1, 1);
}

TEST(Measures, OneClusterAgainstSingles) {
  const Clustering out = compare_clusterings({{0, 0, 0, 0}, {0, 1, 2, 3}});
  EXPECT_DOUBLE_EQ(out.pair_precision, 1);  // nothing was joined
  EXPECT_DOUBLE_EQ(out.pair_recall, 0);
  EXPECT_DOUBLE_EQ(out.ari, 0);
  EXPECT_DOUBLE_EQ(out.homogeneity, 1);
  EXPECT_DOUBLE_EQ(out.completeness, 0);
}

TEST(Measures, NothingIsNoError) {
  EXPECT_DOUBLE_EQ(b_cubed({}).f1, 0);
  EXPECT_DOUBLE_EQ(compare_clusterings({}).pair_f1, 1);
  EXPECT_DOUBLE_EQ(mean({}), 0);
  EXPECT_DOUBLE_EQ(ratio(1, 0), 0);
}

}  // namespace
}  // namespace newsfold::evaluate
