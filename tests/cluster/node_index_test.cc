#include "cluster/node_index.h"

#include <gtest/gtest.h>

namespace newsfold::cluster {
namespace {

TEST(NodeIndex, FindsWhatWasAddedAndNothingElse) {
  NodeIndex index;
  EXPECT_EQ(index.find(7), NodeIndex::kUnknown);
  // Numbers in a row, and numbers that begin at the same slots.
  constexpr std::uint32_t kCount = 5000;
  for (std::uint32_t i = 0; i < kCount; ++i) index.add(1000 + i, i);
  for (std::uint32_t i = 0; i < kCount; ++i) index.add(1000 + (i + 1) * 65536, kCount + i);
  for (std::uint32_t i = 0; i < kCount; ++i) {
    ASSERT_EQ(index.find(1000 + i), i);
    ASSERT_EQ(index.find(1000 + (i + 1) * 65536), kCount + i);
  }
  EXPECT_EQ(index.find(999), NodeIndex::kUnknown);
  EXPECT_EQ(index.find(0), NodeIndex::kUnknown);
}

TEST(NodeIndex, KnowsNumberNothing) {
  NodeIndex index;
  index.add(0, 3);
  EXPECT_EQ(index.find(0), 3U);
}

}  // namespace
}  // namespace newsfold::cluster
