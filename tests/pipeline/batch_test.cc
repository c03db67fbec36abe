#include "pipeline/batch.h"

#include <gtest/gtest.h>

namespace newsfold::pipeline {
namespace {

TEST(BatchSize, GrowsWithTheStateToTwiceTheLeast) {
  EXPECT_EQ(batch_size(16384, 0), 16384U);
  EXPECT_EQ(batch_size(16384, 8 * 16384), 16384U);
  EXPECT_EQ(batch_size(16384, 160'000), 20'000U);
  EXPECT_EQ(batch_size(16384, 1'000'000), 32768U);
  EXPECT_EQ(batch_size(1, 1000), 2U);
}

}  // namespace
}  // namespace newsfold::pipeline
