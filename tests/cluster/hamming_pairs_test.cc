#include "cluster/hamming_pairs.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace newsfold::cluster {
namespace {

// Pairs of the first `count` positions, some in two lists.
std::vector<PairList> made_lists(std::size_t lists, std::size_t pairs, std::uint32_t count) {
  std::mt19937 random(3);
  std::vector<PairList> out(lists);
  for (std::size_t i = 0; i < pairs; ++i) {
    const std::uint32_t x = random() % count;
    const std::uint32_t y = random() % count;
    if (x == y) continue;
    const NearPair pair{std::min(x, y), std::max(x, y), (x + y) % 9};
    out[random() % lists].push_back(pair);
    if (i % 7 == 0) out[random() % lists].push_back(pair);
  }
  return out;
}

PairVector plainly_sorted(const std::vector<PairList>& lists) {
  PairVector out;
  for (const PairList& list : lists) out.insert(out.end(), list.begin(), list.end());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

TEST(HammingPairs, ComeOutSortedOnceFromAnyNumberOfListsAndThreads) {
  for (const std::uint32_t count : {2U, 4095U, 4096U, 4097U, 100'000U, 4'000'000'000U}) {
    for (const std::size_t lists : {1U, 3U}) {
      for (const unsigned threads : {1U, 4U}) {
        std::vector<PairList> made = made_lists(lists, 20'000, count);
        const PairVector expected = plainly_sorted(made);
        ASSERT_FALSE(expected.empty());
        EXPECT_EQ(sorted_pairs(made, count, threads), expected) << count;
        for (const PairList& list : made) EXPECT_TRUE(list.empty());
      }
    }
  }
}

TEST(HammingPairs, OfNothingAreNone) {
  std::vector<PairList> lists(2);
  EXPECT_TRUE(sorted_pairs(lists, 0, 2).empty());
}

}  // namespace
}  // namespace newsfold::cluster
