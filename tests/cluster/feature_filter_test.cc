#include "cluster/feature_filter.h"

#include <gtest/gtest.h>

namespace newsfold::cluster {
namespace {

TEST(FeatureFilter, PassesWhatWasAddedAndWhatSharesItsUpperBits) {
  FeatureFilter<15> filter;
  filter.add(0xffffffff);
  filter.add(5U << 17);
  EXPECT_EQ(filter.passes(0xffffffff), 1U);
  EXPECT_EQ(filter.passes(5U << 17 | 1U), 1U);
  EXPECT_EQ(filter.passes(6U << 17), 0U);
  EXPECT_EQ(filter.passes((5U + 64) << 17), 0U);
  filter.clear();
  EXPECT_EQ(filter.passes(5U << 17), 0U);
}

}  // namespace
}  // namespace newsfold::cluster
