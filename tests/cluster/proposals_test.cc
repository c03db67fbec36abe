#include "cluster/proposals.h"

#include <algorithm>
#include <bit>
#include <random>
#include <set>
#include <utility>

#include <gtest/gtest.h>

namespace newsfold::cluster {
namespace {

using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

// Documents of few features, and signatures of two kinds that differ in about half their bits.
SearchTable make_table(std::uint32_t count) {
  std::mt19937_64 random(1);
  SearchTable out;
  out.begins.push_back(0);
  StorySignature kinds[2];
  for (StorySignature& kind : kinds) {
    for (std::uint64_t& word : kind) word = random();
  }
  for (std::uint32_t p = 0; p < count; ++p) {
    std::set<std::uint32_t> features;
    for (int k = 0; k < 8; ++k) features.insert(static_cast<std::uint32_t>(random() % 300) << 23);
    out.strongest.insert(out.strongest.end(), features.begin(), features.end());
    out.begins.push_back(static_cast<std::uint32_t>(out.strongest.size()));
    StorySignature& signature = out.signatures.emplace_back();
    for (std::size_t w = 0; w < signature.size(); ++w) {
      signature[w] = random() % 4 == 0 ? kinds[random() % 2][w] : random();
    }
  }
  return out;
}

std::uint32_t shared(const SearchTable& table, std::uint32_t a, std::uint32_t b) {
  std::uint32_t out = 0;
  for (std::uint32_t i = table.begins[a]; i < table.begins[a + 1]; ++i) {
    for (std::uint32_t j = table.begins[b]; j < table.begins[b + 1]; ++j) {
      out += table.strongest[i] == table.strongest[j];
    }
  }
  return out;
}

std::uint32_t distance(const StorySignature& a, const StorySignature& b) {
  std::uint32_t out = 0;
  for (std::size_t w = 0; w < a.size(); ++w)
    out += static_cast<std::uint32_t>(std::popcount(a[w] ^ b[w]));
  return out;
}

Pairs propose(const SearchTable& table, const std::vector<Query>& block) {
  Pairs out;
  Proposer proposer(table);
  for (int repeated = 0; repeated < 2; ++repeated) {
    out.clear();
    proposer.propose(block, [&](std::uint32_t position, std::span<const std::uint32_t> queries) {
      EXPECT_TRUE(std::is_sorted(queries.begin(), queries.end()));
      for (const std::uint32_t query : queries) out.insert({block[query].position, position});
    });
  }
  return out;
}

TEST(Proposals, AreThoseOfComparingAll) {
  constexpr std::uint32_t kCount = 3000;
  const SearchTable all = make_table(kCount);
  std::vector<Query> block;
  for (std::uint32_t i = 0; i < 200; ++i) {
    const std::uint32_t position = i * 15;
    block.push_back({position, {{position / 3, position}, {2500, 2500 + i}}});
  }
  for (const bool by_signature : {false, true}) {
    SearchTable table = all;
    if (by_signature) {
      table.begins.clear();
    } else {
      table.signatures.clear();
    }
    Pairs expected;
    for (const Query& query : block) {
      for (std::uint32_t p = 0; p < kCount; ++p) {
        const bool inside = std::any_of(query.slices.begin(), query.slices.end(),
                                        [&](const Slice& s) { return p >= s.begin && p < s.end; });
        const bool near = by_signature
                              ? distance(all.signatures[p], all.signatures[query.position]) <= 945
                              : shared(all, p, query.position) >= 2;
        if (inside && near) expected.insert({query.position, p});
      }
    }
    EXPECT_GT(expected.size(), 1000U);
    EXPECT_EQ(propose(table, block), expected);
  }
}

}  // namespace
}  // namespace newsfold::cluster
