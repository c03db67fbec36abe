#include "cluster/hamming.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <numeric>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "reference/hamming.h"
#include "simd/hamming.h"

namespace newsfold::cluster {
namespace {

std::uint64_t flip(std::uint64_t x, unsigned bits, std::mt19937_64& random) {
  for (; bits > 0; --bits) x ^= std::uint64_t{1} << random() % 64;
  return x;
}

// Random fingerprints, a fifth of them near an earlier one, a few equal.
std::vector<std::uint64_t> planted(std::size_t count, unsigned radius, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<std::uint64_t> out;
  while (out.size() < count) {
    const bool near = !out.empty() && random() % 5 == 0;
    out.push_back(near ? flip(out[random() % out.size()],
                              static_cast<unsigned>(random() % (radius + 2)), random)
                       : random());
  }
  return out;
}

PairVector expected(const std::vector<std::uint64_t>& fingerprints, std::uint32_t radius) {
  PairVector out;
  for (const auto& [a, b, distance] : reference::near_pairs(fingerprints, radius)) {
    out.push_back({a, b, distance});
  }
  return out;
}

std::vector<std::uint64_t> distinct(std::vector<std::uint64_t> fingerprints) {
  std::set<std::uint64_t> seen;
  std::erase_if(fingerprints, [&](std::uint64_t f) { return !seen.insert(f).second; });
  return fingerprints;
}

std::vector<std::uint32_t> components(std::size_t count, const PairVector& pairs) {
  std::vector<std::uint32_t> root(count);
  std::iota(root.begin(), root.end(), 0U);
  for (bool changed = true; changed;) {
    changed = false;
    for (const NearPair& pair : pairs) {
      const std::uint32_t low = std::min(root[pair.a], root[pair.b]);
      changed |= root[pair.a] != low || root[pair.b] != low;
      root[pair.a] = root[pair.b] = low;
    }
  }
  return root;
}

TEST(NearPairs, EqualBruteForceForEveryRadius) {
  for (std::uint32_t radius = 0; radius <= 16; ++radius) {
    const auto fingerprints = distinct(planted(4000, radius, 10 + radius));
    const NearPairs found = near_pairs(fingerprints, radius, 1);
    EXPECT_EQ(found.pairs, expected(fingerprints, radius)) << "radius " << radius;
    EXPECT_EQ(found.capped_members, 0u);
  }
}

TEST(NearPairs, SmallInputs) {
  EXPECT_TRUE(near_pairs({}, 3, 2).pairs.empty());
  const std::vector<std::uint64_t> one{42};
  EXPECT_TRUE(near_pairs(one, 3, 2).pairs.empty());
  const std::vector<std::uint64_t> two{0, 7};
  EXPECT_EQ(near_pairs(two, 3, 2).pairs, (PairVector{{0, 1, 3}}));
  EXPECT_TRUE(near_pairs(two, 2, 2).pairs.empty());
}

TEST(NearPairs, EqualOnesArePairedWithTheFirstOnly) {
  const std::vector<std::uint64_t> fingerprints{9, 5, 9, 5, 9, 8};
  const PairVector pairs{{0, 2, 0}, {0, 4, 0}, {0, 5, 1}, {1, 3, 0}};
  EXPECT_EQ(near_pairs(fingerprints, 1, 1).pairs, pairs);
}

TEST(NearPairs, SkewedBitsAreExact) {
  std::mt19937_64 random(77);
  std::vector<std::uint64_t> fingerprints;
  for (int i = 0; i < 8000; ++i) fingerprints.push_back(random() & random() & random());
  fingerprints = distinct(fingerprints);
  const NearPairs found = near_pairs(fingerprints, 4, 2);
  EXPECT_EQ(found.capped_members, 0u);
  EXPECT_GT(found.pairs.size(), 100u);
  EXPECT_EQ(found.pairs, expected(fingerprints, 4));
}

// All values share 32 bits, so that whole blocks agree for all.
TEST(NearPairs, ASparseBucketOfAllIsExact) {
  std::mt19937_64 random(78);
  std::vector<std::uint64_t> fingerprints;
  for (int i = 0; i < 40000; ++i) fingerprints.push_back(random() >> 32 << 16);
  fingerprints = distinct(fingerprints);
  const NearPairs found = near_pairs(fingerprints, 3, 2);
  PairVector all;
  std::vector<std::uint32_t> row(fingerprints.size());
  for (std::uint32_t a = 0; a < fingerprints.size(); ++a) {
    const std::size_t near = simd::within64(fingerprints[a], fingerprints.data() + a + 1,
                                            fingerprints.size() - a - 1, 3, row.data());
    for (std::size_t i = 0; i < near; ++i) {
      const std::uint32_t b = a + 1 + row[i];
      all.push_back(
          {a, b, static_cast<std::uint32_t>(std::popcount(fingerprints[a] ^ fingerprints[b]))});
    }
  }
  EXPECT_EQ(found.pairs, all);
}

TEST(NearPairs, MassesOfNearEqualOnesGiveWitnessesAndExactComponents) {
  std::mt19937_64 random(79);
  std::vector<std::uint64_t> fingerprints = planted(3000, 3, 80);
  for (int i = 0; i < 4000; ++i) fingerprints.push_back(flip(0x123456789ABCDEF0, 3, random));
  fingerprints = distinct(fingerprints);
  const NearPairs found = near_pairs(fingerprints, 6, 2);
  const auto all = expected(fingerprints, 6);
  EXPECT_GT(found.capped_members, 0u);
  EXPECT_LT(found.pairs.size(), all.size() / 4);
  EXPECT_TRUE(std::includes(all.begin(), all.end(), found.pairs.begin(), found.pairs.end()));
  EXPECT_EQ(components(fingerprints.size(), found.pairs), components(fingerprints.size(), all));
}

TEST(NearPairs, ThreadsDoNotMatter) {
  const auto fingerprints = planted(400000, 4, 81);
  const NearPairs one = near_pairs(fingerprints, 4, 1);
  for (const unsigned threads : {2, 3, 7}) {
    const NearPairs many = near_pairs(fingerprints, 4, threads);
    EXPECT_EQ(many.pairs, one.pairs);
    EXPECT_EQ(many.capped_members, one.capped_members);
  }
}

}  // namespace
}  // namespace newsfold::cluster
