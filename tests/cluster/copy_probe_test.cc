#include "newsfold/cluster/copy_probe.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace newsfold::cluster {
namespace {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

std::vector<std::uint32_t> random_shingles(std::mt19937& random, std::size_t count) {
  std::vector<std::uint32_t> out(count);
  for (std::uint32_t& shingle : out) shingle = static_cast<std::uint32_t>(random()) & ~0xffU;
  std::sort(out.begin(), out.end());
  return out;
}

CopySketch sketch(const std::vector<std::uint32_t>& shingles, std::uint64_t copy64) {
  const std::size_t size = sketch_size(shingles);
  return {copy64, std::span(shingles).first(size), size == shingles.size()};
}

TEST(CopyProbe, FindsNearFingerprintsAndSharedSketches) {
  std::mt19937 random(3);
  std::vector<std::vector<std::uint32_t>> texts;
  for (int i = 0; i < 40; ++i) texts.push_back(random_shingles(random, 300));
  // Standing 7 is mostly the new text 0, and standing 9 holds the short new text 1.
  std::vector<std::uint32_t> edited = texts[7];
  const auto fresh = random_shingles(random, 40);
  edited.resize(260);
  edited.insert(edited.end(), fresh.begin(), fresh.end());
  std::sort(edited.begin(), edited.end());
  const std::vector<std::uint32_t> part(texts[9].begin(), texts[9].begin() + 90);
  const auto other = random_shingles(random, 300);

  CopyProbe probe({sketch(edited, 1), sketch(part, ~0ULL), sketch(other, 0xff00ff)}, 3);
  std::vector<CopySketch> standing;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    standing.push_back(sketch(texts[i], 0x9e3779b97f4a7c15 * (i + 1)));
  }
  standing[30].copy64 = 0xff00f8;  // 3 bits from the third new text
  standing[31].copy64 = 0xff00f0;  // 4 bits
  probe.pass(std::span(standing).first(25));
  probe.pass(std::span(standing).subspan(25));
  EXPECT_EQ(probe.found(1), (Pairs{{0, 7}, {1, 9}, {2, 30}}));
}

TEST(CopyProbe, NothingInNothing) {
  CopyProbe probe({}, 6);
  const CopySketch standing[] = {{.copy64 = 5, .entries = {}, .complete = true}};
  probe.pass(standing);
  EXPECT_TRUE(probe.found(1).empty());
}

}  // namespace
}  // namespace newsfold::cluster
