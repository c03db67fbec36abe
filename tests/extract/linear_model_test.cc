#include "extract/metadata/linear_model.h"

#include <cmath>

#include <gtest/gtest.h>

namespace newsfold::extract::metadata {
namespace {

TEST(Likelihood, IsTheExponentialToASixteenth) {
  for (std::int32_t score = -13000; score <= 13000; score += 37) {
    const double exact = std::exp(score / 1000.0) * (1 << 20);
    EXPECT_NEAR(static_cast<double>(likelihood(score)) / exact, 1.0, 1.0 / 16 + 2 / exact) << score;
  }
}

TEST(Likelihood, StopsWhereSumsWouldOverflow) {
  EXPECT_EQ(likelihood(1000000), likelihood(13000));
  EXPECT_EQ(likelihood(-1000000), likelihood(-13000));
  EXPECT_GT(likelihood(-13000), 0U);
}

}  // namespace
}  // namespace newsfold::extract::metadata
