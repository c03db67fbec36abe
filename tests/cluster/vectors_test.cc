#include "cluster/vectors.h"

#include <algorithm>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "simd/each_target.h"

namespace newsfold::cluster {
namespace {

// Hashes of few values, so that vectors share many, and at both ends of their range.
std::vector<StoryFeature> random_features(std::mt19937& random, std::size_t size) {
  std::set<std::uint32_t> hashes;
  for (std::size_t i = 0; i < size; ++i) {
    hashes.insert(static_cast<std::uint32_t>(random() % 1500 * (UINT32_MAX / 1499)));
  }
  std::vector<StoryFeature> out;
  for (const std::uint32_t hash : hashes) {
    out.push_back({hash, static_cast<std::uint16_t>(random() % 6000), 0, 0});
  }
  return out;
}

TEST(VectorProbe, GivesTheSameCosines) {
  std::mt19937 random(1);
  simd::on_each_target([&] {
    for (const std::size_t size : {0, 1, 30, 300, 1400}) {
      const std::vector<StoryFeature> features = random_features(random, size);
      const VectorProbe probe(features);
      for (const std::size_t other_size : {0, 1, 40, 300, 511, 700, 1400}) {
        const std::vector<StoryFeature> other = random_features(random, other_size);
        EXPECT_EQ(probe.cosine(other), cosine(features, other)) << size << ' ' << other_size;
      }
      EXPECT_EQ(probe.cosine(features), cosine(features, features));
    }
  });
}

TEST(VectorProbe, FindsWhatIsShared) {
  const std::vector<StoryFeature> a{{0, 39321, 0, 0}, {UINT32_MAX, 52428, 0, 0}};
  const std::vector<StoryFeature> b{{5, 39321, 0, 0}, {UINT32_MAX, 52428, 0, 0}};
  EXPECT_NEAR(VectorProbe(a).cosine(b), kOne * 64 / 100, 2);
}

}  // namespace
}  // namespace newsfold::cluster
