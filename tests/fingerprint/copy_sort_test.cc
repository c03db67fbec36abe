#include "fingerprint/copy_sort.h"

#include <cstdint>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace newsfold::fingerprint {
namespace {

void expect_sorted(const std::vector<std::uint32_t>& values) {
  const std::set<std::uint32_t> distinct(values.begin(), values.end());
  std::vector<std::uint32_t> found = values;
  sort_distinct_hashes(found);
  ASSERT_EQ(found, std::vector<std::uint32_t>(distinct.begin(), distinct.end()));
}

TEST(SortDistinctHashes, EveryLengthAndSpread) {
  std::mt19937_64 random(3);
  for (std::size_t n = 0; n < 300; ++n) {
    for (const unsigned bits : {1U, 5U, 20U, 32U}) {
      std::vector<std::uint32_t> values(n);
      for (auto& value : values) value = static_cast<std::uint32_t>(random()) >> (32 - bits);
      expect_sorted(values);
    }
  }
}

TEST(SortDistinctHashes, Extremes) {
  expect_sorted(std::vector<std::uint32_t>(1000, 7));
  expect_sorted(std::vector<std::uint32_t>(33, ~0U));
  std::vector<std::uint32_t> falling;
  for (std::uint32_t i = 5000; i > 0; --i) falling.push_back(i * 800000);
  expect_sorted(falling);
}

}  // namespace
}  // namespace newsfold::fingerprint
