#include "simd/forest.h"

#include <algorithm>
#include <limits>
#include <random>

#include "reference/forest.h"
#include "simd/each_target.h"

namespace newsfold::simd {
namespace {

constexpr std::size_t kFeatures = 5;

struct Node {
  std::size_t feature;
  Condition condition;
};

// Splits the leaves [first, last] at random.
void grow(std::uint32_t tree, std::uint32_t first, std::uint32_t last, std::mt19937& random,
          std::vector<Node>& out) {
  if (first == last) return;
  const std::uint32_t left_last = first + random() % (last - first);
  std::uint32_t left = 0;
  for (std::uint32_t leaf = first; leaf <= left_last; ++leaf) left |= 1U << leaf;
  out.push_back(
      {random() % kFeatures, {static_cast<std::int32_t>(random() % 20) - 10, tree, ~left}});
  grow(tree, first, left_last, random, out);
  grow(tree, left_last + 1, last, random, out);
}

Forest make_forest(std::uint32_t trees, std::mt19937& random) {
  std::vector<Node> nodes;
  Forest out;
  out.trees = trees;
  for (std::uint32_t tree = 0; tree < trees; ++tree) {
    const std::uint32_t leaves = tree == 0 ? kForestLeaves : 1 + random() % kForestLeaves;
    grow(tree, 0, leaves - 1, random, nodes);
    for (std::uint32_t leaf = 0; leaf < kForestLeaves; ++leaf) {
      out.leaves.push_back(static_cast<std::int32_t>(random()));
    }
  }
  std::sort(nodes.begin(), nodes.end(), [](const Node& a, const Node& b) {
    return a.feature != b.feature ? a.feature < b.feature : a.condition < b.condition;
  });
  out.begins.push_back(0);
  for (std::size_t feature = 0; feature < kFeatures; ++feature) {
    for (const Node& node : nodes) {
      if (node.feature == feature) out.conditions.push_back(node.condition);
    }
    out.begins.push_back(out.conditions.size());
  }
  return out;
}

TEST(ForestSums, EveryNumberOfRowsEqualsTheTwin) {
  std::mt19937 random(1);
  for (const std::uint32_t trees : {0U, 1U, 7U, 60U}) {
    const Forest forest = make_forest(trees, random);
    for (std::size_t count = 0; count <= 37; ++count) {
      std::vector<std::int32_t> rows(count * kFeatures);
      for (std::int32_t& value : rows) value = static_cast<std::int32_t>(random() % 24) - 12;
      if (count > 0) rows[0] = std::numeric_limits<std::int32_t>::max();
      if (count > 1) rows[kFeatures] = std::numeric_limits<std::int32_t>::min();
      const std::vector<std::int32_t> expected = reference::forest_sums(forest, rows);
      on_each_target([&] {
        std::vector<std::int32_t> out(count);
        forest_sums(forest, rows.data(), count, out.data());
        ASSERT_EQ(out, expected) << count << " rows, " << trees << " trees";
      });
    }
  }
}

}  // namespace
}  // namespace newsfold::simd
