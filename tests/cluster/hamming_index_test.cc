#include "newsfold/cluster/hamming_index.h"

#include <algorithm>
#include <bit>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace newsfold::cluster {
namespace {

using Fingerprints = std::vector<std::uint64_t>;

std::uint64_t flip(std::uint64_t x, unsigned bits, std::mt19937_64& random) {
  for (; bits > 0; --bits) x ^= std::uint64_t{1} << random() % 64;
  return x;
}

Fingerprints random_ones(std::size_t count, std::mt19937_64& random) {
  Fingerprints out(count);
  for (auto& fingerprint : out) fingerprint = random();
  return out;
}

// Half of them near a standing one.
Fingerprints queries_near(const Fingerprints& standing, std::size_t count, unsigned radius,
                          std::mt19937_64& random) {
  Fingerprints out = random_ones(count, random);
  for (std::size_t q = 0; q < count; q += 2) {
    out[q] = flip(standing[random() % standing.size()],
                  static_cast<unsigned>(random() % (radius + 2)), random);
  }
  return out;
}

std::uint32_t distance(std::uint64_t a, std::uint64_t b) {
  return static_cast<std::uint32_t>(std::popcount(a ^ b));
}

std::vector<IndexMatch> brute_force(const Fingerprints& queries, const Fingerprints& standing,
                                    std::uint32_t radius) {
  std::vector<IndexMatch> out;
  for (std::uint32_t q = 0; q < queries.size(); ++q) {
    for (std::uint32_t s = 0; s < standing.size(); ++s) {
      const std::uint32_t bits = distance(queries[q], standing[s]);
      if (bits <= radius) out.push_back({q, s, bits});
    }
  }
  return out;
}

TEST(HammingIndex, EqualsBruteForceForEveryRadius) {
  std::mt19937_64 random(1);
  const Fingerprints standing = random_ones(3001, random);
  const HammingIndex index(standing);
  for (std::uint32_t radius = 0; radius <= 16; ++radius) {
    // Few are compared with all, many go through the tables.
    for (const std::size_t count : {1, 5, 700}) {
      const Fingerprints queries = queries_near(standing, count, radius, random);
      const IndexMatches found = index.query(queries, radius);
      EXPECT_EQ(found.pairs, brute_force(queries, standing, radius)) << radius << ", " << count;
      EXPECT_EQ(found.capped_queries, 0u);
    }
  }
}

TEST(HammingIndex, AppendedOnesAreFound) {
  std::mt19937_64 random(2);
  Fingerprints standing = random_ones(100, random);
  HammingIndex index;
  EXPECT_TRUE(index.query(standing, 3).pairs.empty());
  index.append(standing);
  const Fingerprints more = random_ones(1500, random);
  index.append(more);
  standing.insert(standing.end(), more.begin(), more.end());
  EXPECT_EQ(index.size(), standing.size());
  const Fingerprints queries = queries_near(standing, 300, 6, random);
  const IndexMatches found = index.query(queries, 6);
  EXPECT_GT(found.pairs.size(), 100u);
  EXPECT_EQ(found.pairs, brute_force(queries, standing, 6));
  EXPECT_TRUE(index.query({}, 6).pairs.empty());
}

// Masses around one fingerprint, and a second mass that nothing but the query joins to the first.
TEST(HammingIndex, MassesGiveTheNearestAndWitnesses) {
  std::mt19937_64 random(3);
  const std::uint64_t query = random();
  Fingerprints standing = random_ones(1000, random);
  for (int i = 0; i < 3000; ++i) standing.push_back(flip(query ^ 0x7, 2, random));
  for (int i = 0; i < 500; ++i) standing.push_back(query ^ 0x3F0000);
  constexpr std::uint32_t kRadius = 6;
  const HammingIndex index(standing);
  const IndexMatches found = index.query(Fingerprints{query}, kRadius);
  std::vector<IndexMatch> all = brute_force({query}, standing, kRadius);
  EXPECT_EQ(found.capped_queries, 1u);
  EXPECT_LE(found.pairs.size(), 5 * kMatchesPerQuery);
  EXPECT_TRUE(std::includes(all.begin(), all.end(), found.pairs.begin(), found.pairs.end()));
  // The nearest are there.
  std::sort(all.begin(), all.end(), [](const IndexMatch& a, const IndexMatch& b) {
    return std::tie(a.distance, a.standing) < std::tie(b.distance, b.standing);
  });
  for (std::size_t i = 0; i < kMatchesPerQuery; ++i) {
    EXPECT_TRUE(std::binary_search(found.pairs.begin(), found.pairs.end(), all[i])) << i;
  }
  // What was left out is joined to what was not.
  std::set<std::uint32_t> joined;
  std::vector<std::uint32_t> open;
  for (const IndexMatch& match : found.pairs) open.push_back(match.standing);
  while (!open.empty()) {
    const std::uint32_t from = open.back();
    open.pop_back();
    if (!joined.insert(from).second) continue;
    for (const IndexMatch& match : all) {
      if (distance(standing[from], standing[match.standing]) <= kRadius) {
        open.push_back(match.standing);
      }
    }
  }
  EXPECT_EQ(joined.size(), all.size());
}

TEST(HammingIndex, ThreadsDoNotMatter) {
  std::mt19937_64 random(4);
  Fingerprints standing = random_ones(600000, random);
  for (std::size_t i = 0; i < standing.size(); i += 2) standing[i] = flip(77, 3, random);
  const HammingIndex index(standing);
  Fingerprints queries = queries_near(standing, 100, 3, random);
  const IndexMatches one = index.query(queries, 3, 1);
  EXPECT_GT(one.capped_queries, 0u);
  for (const unsigned threads : {2, 5}) {
    const IndexMatches many = index.query(queries, 3, threads);
    EXPECT_EQ(many.pairs, one.pairs);
    EXPECT_EQ(many.capped_queries, one.capped_queries);
  }
}

}  // namespace
}  // namespace newsfold::cluster
