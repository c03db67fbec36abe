#include "fingerprint/story_vector.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace newsfold::fingerprint {
namespace {

std::shared_ptr<const BackgroundTable> table_of(BackgroundData data) {
  data.documents = 1000;
  data.unseen.fill(160);
  return BackgroundTable::parse(serialize(data)).value();
}

TEST(BackgroundTable, FindsEntriesOfSmallAndLargeBuckets) {
  for (const std::uint32_t size : {1U, 7U, 8U, 9U, 40U}) {
    BackgroundData data;
    for (std::uint32_t i = 0; i < size; ++i) {  // one bucket, then one entry of the last bucket
      data.idf.emplace_back(0x12340000 + 2 * i, static_cast<std::uint8_t>(i));
    }
    data.idf.emplace_back(0xfffffffe, 77);
    const auto table = table_of(data);
    for (std::uint32_t i = 0; i < size; ++i) {
      EXPECT_EQ(table->idf(0x12340000 + 2 * i, FeatureKind::kWord), i) << size;
      EXPECT_EQ(table->idf(0x12340001 + 2 * i, FeatureKind::kWord), 160) << size;
    }
    EXPECT_EQ(table->idf(0xfffffffe, FeatureKind::kWord), 77);
    EXPECT_EQ(table->idf(0xffffffff, FeatureKind::kWord), 160);
    EXPECT_EQ(table->idf(0x12330000, FeatureKind::kWord), 160);
  }
}

TEST(BackgroundTable, NearestReferencesAreTheHighestWithoutNearDuplicates) {
  BackgroundData data;
  std::vector<std::uint16_t> expected;
  for (std::uint32_t i = 0; i < 30; ++i) {
    const auto weight = static_cast<std::uint16_t>(1000 + (i * 7 % 30) * 2000);
    data.references.push_back({{{42, weight, 0, 0}}});
    const std::uint32_t cosine = (std::uint32_t{weight} * 65535) >> 16;
    if (cosine < 52000) expected.push_back(static_cast<std::uint16_t>(cosine));
  }
  std::sort(expected.rbegin(), expected.rend());
  ASSERT_LT(expected.size(), 30U);
  expected.resize(kDensityNeighbours);
  const DensitySample sample = table_of(data)->nearest_references({{42, 65535, 0, 0}});
  EXPECT_EQ(std::vector<std::uint16_t>(sample.begin(), sample.end()), expected);
}

// A word in 2,048 documents weighs as much as one that nobody else writes.
TEST(StoryVector, WhatIsRareEnoughWeighsTheSame) {
  BackgroundData data;
  data.idf = {{1, 80}, {2, 160}, {3, 11 * kIdfOne}, {4, 200}};
  std::vector<CountedFeature> counted;
  for (std::uint32_t hash = 1; hash <= 4; ++hash)
    counted.push_back({hash, 4, FeatureKind::kWord, 0});
  const std::vector<StoryFeature> features = weigh_features(counted, *table_of(data), 4);
  ASSERT_EQ(features.size(), 4U);
  EXPECT_NEAR(features[1].weight, 2 * features[0].weight, 1);
  EXPECT_GT(features[2].weight, features[1].weight);
  EXPECT_EQ(features[3].weight, features[2].weight);
  EXPECT_EQ(features[3].idf, 200);  // pairs are told how rare it is
}

// Against sorting all by weight, then hash: with few counts and one idf most weights are equal.
TEST(StoryVector, KeepsTheStrongestOfEqualsThoseOfTheLeastHashes) {
  std::mt19937 random(2);
  const auto table = table_of({});
  for (int round = 0; round < 50; ++round) {
    std::vector<CountedFeature> counted;
    for (std::uint32_t hash = 1; hash < 400; ++hash) {
      if (random() % 3 == 0) continue;
      counted.push_back(
          {hash * 9000, 1 + static_cast<std::uint32_t>(random() % 4), FeatureKind::kWord, 0});
    }
    std::vector<CountedFeature> sorted = counted;
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
      return a.count != b.count ? a.count > b.count : a.hash < b.hash;
    });
    const std::size_t limit = 1 + random() % sorted.size();
    sorted.resize(limit);
    std::vector<std::uint32_t> expected;
    for (const CountedFeature& feature : sorted) expected.push_back(feature.hash);
    std::sort(expected.begin(), expected.end());
    std::vector<std::uint32_t> kept;
    for (const StoryFeature& feature : weigh_features(counted, *table, limit))
      kept.push_back(feature.hash);
    EXPECT_EQ(kept, expected) << "limit " << limit;
  }
}

// Words that repeat, in and out of names, and many words: sorted, one feature for each hash.
TEST(Features, AreDistinctByHashAndAddUp) {
  AnnotatedArticle article;
  TokenizedArticle tokenized;
  std::mt19937 random(3);
  std::uint32_t quarters = 0;
  for (int i = 0; i < 3000; ++i) {
    // Half of the hashes share their first bits, so that one bucket holds many.
    const auto low = static_cast<std::uint32_t>(random() % 500);
    const std::uint32_t hash = random() % 2 == 0 ? 0xabc00000 + low : low;
    tokenized.tokens.push_back({.hash = hash, .zone = Zone::kBody, .name = random() % 50 == 0});
    quarters += zone_weight(Zone::kBody);
  }
  const std::vector<CountedFeature> features = count_features(article, tokenized, {});
  std::uint32_t words = 0;
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (i > 0) {
      EXPECT_LT(features[i - 1].hash, features[i].hash);
    }
    const bool word =
        features[i].kind == FeatureKind::kWord || features[i].kind == FeatureKind::kNameWord;
    if (!word) continue;
    words += features[i].count;
    const bool name =
        std::any_of(tokenized.tokens.begin(), tokenized.tokens.end(),
                    [&](const Token& t) { return t.hash == features[i].hash && t.name; });
    EXPECT_EQ(features[i].kind == FeatureKind::kNameWord, name);
  }
  EXPECT_EQ(words, quarters);
}

}  // namespace
}  // namespace newsfold::fingerprint
