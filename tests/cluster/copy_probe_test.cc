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

CopyText text(const std::vector<std::uint32_t>& shingles, std::uint64_t copy64) {
  return {copy64, shingles};
}

// Kept as they are.
class Kept : public KeptShingles {
 public:
  explicit Kept(std::vector<std::vector<std::uint32_t>> texts) : texts_(std::move(texts)) {}
  void append_packed(std::uint32_t place, std::string& out) override {
    ++read;
    out += static_cast<char>(place);
  }
  std::vector<std::uint32_t> unpack(std::string_view packed, std::uint64_t end) const override {
    std::vector<std::uint32_t> out = texts_[static_cast<std::size_t>(packed.at(0))];
    std::erase_if(out, [&](std::uint32_t shingle) { return shingle >= end; });
    most = std::max(most, out.size());
    return out;
  }
  int read = 0;
  mutable std::size_t most = 0;  // of one unpack()

 private:
  std::vector<std::vector<std::uint32_t>> texts_;
};

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

  Options options;
  options.hamming = 3;
  CopyProbe probe({text(edited, 1), text(part, ~0ULL), text(other, 0xff00ff)}, options);
  std::vector<CopySketch> standing;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    standing.push_back(sketch(texts[i], 0x9e3779b97f4a7c15 * (i + 1)));
  }
  standing[30].copy64 = 0xff00f8;  // 3 bits from the third new text
  standing[31].copy64 = 0xff00f0;  // 4 bits
  probe.pass(std::span(standing).first(25));
  probe.pass(std::span(standing).subspan(25));
  EXPECT_EQ(probe.found(), (CandidatePairs{{7, 0}, {9, 1}, {30, 2}}));
}

TEST(CopyProbe, OfCandidatesThoseAreRelatedThatShareHalf) {
  std::mt19937 random(4);
  const std::vector<std::uint32_t> whole = random_shingles(random, 200);
  const std::vector<std::uint32_t> fresh = random_shingles(random, 200);
  std::vector<std::uint32_t> edited(whole.begin(), whole.begin() + 150);
  edited.insert(edited.end(), fresh.begin(), fresh.begin() + 50);
  std::sort(edited.begin(), edited.end());
  const std::vector<std::uint32_t> part(whole.begin(), whole.begin() + 60);
  Kept standing({fresh, whole});
  Options options;
  options.threads = 2;
  const auto found = related_pairs({{0, 0}, {0, 1}, {1, 0}, {1, 1}}, standing,
                                   {text(edited, 1), text(part, 2)}, options);
  EXPECT_EQ(standing.read, 2);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(std::pair(found[0].a, found[0].b), std::pair(1u, 0u));
  EXPECT_EQ(found[0].overlap.shared, 150u);
  EXPECT_EQ(std::pair(found[1].a, found[1].b), std::pair(1u, 1u));
  EXPECT_FALSE(found[1].overlap.is_copy(options.jaccard));
}

// Of sixteen entries of the standing document the new one, whose sketch ends at 1/16 of the hashes,
// tells of one alone; its other shingles tell that there is no more.
TEST(CopyProbe, AllShinglesOfTheNewRuleOutWhatItsSketchDoesNot) {
  std::mt19937 random(5);
  const std::vector<std::uint32_t> small = random_shingles(random, 100);
  std::vector<std::uint32_t> unlike = random_shingles(random, 2000);
  unlike.push_back(small[1]);
  std::sort(unlike.begin(), unlike.end());
  std::vector<std::uint32_t> around = random_shingles(random, 2000);
  around.insert(around.end(), small.begin(), small.end());
  std::sort(around.begin(), around.end());
  ASSERT_LT(small[1], around[sketch_size(around)]);
  CopyProbe probe({text(unlike, 1), text(around, ~0ULL)}, {});
  const CopySketch standing[] = {sketch(small, 0xff00ff00ff)};
  probe.pass(standing);
  EXPECT_EQ(probe.found(), (CandidatePairs{{0, 1}}));
}

TEST(CopyProbe, WhatAQuarterTellsApartIsNotReadToTheEnd) {
  std::mt19937 random(6);
  const std::vector<std::uint32_t> fresh = random_shingles(random, 800);
  Kept standing({random_shingles(random, 800)});
  EXPECT_TRUE(related_pairs({{0, 0}}, standing, {text(fresh, 1)}, {}).empty());
  EXPECT_LT(standing.most, 300U);
}

// What 40 standing documents have pairs a new one with the first 32 of them, and counts for the
// last where another entry brings these two together.
TEST(CopyProbe, AShingleOfManyPairsWithTheLatest) {
  constexpr std::size_t kMany = 40, kPaired = 32;
  std::mt19937 random(7);
  std::vector<std::uint32_t> stock = random_shingles(random, 12);
  for (std::uint32_t& shingle : stock) shingle = shingle / kMany & ~0xffU;
  std::vector<std::vector<std::uint32_t>> texts(kMany);
  std::vector<CopySketch> standing;
  for (std::vector<std::uint32_t>& one : texts) {
    one = random_shingles(random, 300);
    one.insert(one.end(), stock.begin(), stock.end());
    std::sort(one.begin(), one.end());
    standing.push_back(sketch(one, 0x9e3779b97f4a7c15 * (standing.size() + 1)));
  }
  std::vector<std::uint32_t> fresh = random_shingles(random, 300);
  fresh.insert(fresh.end(), stock.begin(), stock.end());
  const auto own = std::find_if_not(texts.back().begin(), texts.back().end(), [&](auto shingle) {
    return std::find(stock.begin(), stock.end(), shingle) != stock.end();
  });
  fresh.insert(fresh.end(), own, own + 4);
  std::sort(fresh.begin(), fresh.end());
  CopyProbe probe({text(fresh, 0)}, {});
  probe.pass(std::span(standing).first(20));
  probe.pass(std::span(standing).subspan(20));
  CandidatePairs expected;
  for (std::uint32_t place = 0; place < kPaired; ++place) expected.emplace_back(place, 0);
  expected.emplace_back(kMany - 1, 0);
  EXPECT_EQ(probe.found(), expected);
}

TEST(CopyProbe, NothingInNothing) {
  CopyProbe probe({}, {});
  const CopySketch standing[] = {{.copy64 = 5, .entries = {}, .complete = true}};
  probe.pass(standing);
  EXPECT_TRUE(probe.found().empty());
}

}  // namespace
}  // namespace newsfold::cluster
