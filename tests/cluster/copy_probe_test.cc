#include "newsfold/cluster/copy_probe.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace newsfold::cluster {
namespace {

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
  EXPECT_EQ(probe.found(1), (CandidatePairs{{7, 0}, {9, 1}, {30, 2}}));
}

TEST(CopyProbe, OfCandidatesThoseAreRelatedThatShareHalf) {
  std::mt19937 random(4);
  const std::vector<std::uint32_t> text = random_shingles(random, 200);
  const std::vector<std::uint32_t> fresh = random_shingles(random, 200);
  std::vector<std::uint32_t> edited(text.begin(), text.begin() + 150);
  edited.insert(edited.end(), fresh.begin(), fresh.begin() + 50);
  std::sort(edited.begin(), edited.end());
  const std::vector<std::uint32_t> part(text.begin(), text.begin() + 60);
  const std::vector<std::vector<std::uint32_t>> standing = {fresh, text};
  Options options;
  options.threads = 2;
  const auto found = related_pairs(
      {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, [&](std::uint32_t i) { return standing[i]; },
      {edited, part}, options);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(std::pair(found[0].a, found[0].b), std::pair(1u, 0u));
  EXPECT_EQ(found[0].overlap.shared, 150u);
  EXPECT_EQ(std::pair(found[1].a, found[1].b), std::pair(1u, 1u));
  EXPECT_FALSE(found[1].overlap.is_copy(options.jaccard));
}

TEST(CopyProbe, NothingInNothing) {
  CopyProbe probe({}, 6);
  const CopySketch standing[] = {{.copy64 = 5, .entries = {}, .complete = true}};
  probe.pass(standing);
  EXPECT_TRUE(probe.found(1).empty());
}

}  // namespace
}  // namespace newsfold::cluster
