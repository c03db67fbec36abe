#include "newsfold/cluster/collection_frequency.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "cluster/collection_idf.h"
#include "newsfold/base/hash.h"

namespace newsfold::cluster {
namespace {

std::uint32_t hash_of(std::uint64_t number) { return static_cast<std::uint32_t>(mix64(number)); }

// A document whose features, all of them strong, have this idf.
Fingerprint of(const std::vector<std::uint64_t>& numbers, std::uint8_t idf = 160) {
  Fingerprint out;
  for (const std::uint64_t number : numbers) {
    out.features.push_back({hash_of(number), 10000, idf, StoryFeature::kTitleTrait});
    out.strongest.push_back(hash_of(number));
  }
  std::ranges::sort(out.features);
  return out;
}

const StoryFeature& feature(const Fingerprint& fingerprint, std::uint64_t number) {
  return *std::ranges::find(fingerprint.features, hash_of(number), &StoryFeature::hash);
}

TEST(CollectionFrequency, MarksWhatIsCommonHereAndRareInTheTable) {
  CollectionFrequency frequency;
  for (std::uint64_t i = 0; i < 1000; ++i)
    frequency.add(of(i < 100 ? std::vector{1UL, 1000 + i} : std::vector{1000 + i}));
  Fingerprint document = of({1, 2});
  frequency.mark(document);
  EXPECT_GT(feature(document, 1).commonness(), 0U);
  EXPECT_EQ(feature(document, 2).commonness(), 0U);
  EXPECT_LT(collection_idf(feature(document, 1), feature(document, 1).commonness()), 160);
  EXPECT_LT(collection_weight(feature(document, 1), feature(document, 1).commonness()),
            collection_weight(feature(document, 2), 0));
  EXPECT_TRUE(feature(document, 1).in_title()) << "its other traits stay";
  Fingerprint everyday = of({1}, 48);  // one document in eight has it anyway
  frequency.mark(everyday);
  EXPECT_EQ(feature(everyday, 1).commonness(), 0U);
}

TEST(CollectionFrequency, StepIsTheNearestToTheExactDrop) {
  for (const int seen : {1, 2, 3, 5, 9, 17, 40, 160, 640, 1900}) {
    CollectionFrequency frequency;
    for (std::uint64_t i = 0; i < 2000; ++i) {
      frequency.add(static_cast<int>(i) < seen ? of({1}) : of({10000 + i}));
    }
    Fingerprint document = of({1}, 176);
    frequency.mark(document);
    const double share = (CollectionFrequency::kPrior * std::exp2(-11.0) + seen - 1) /
                         (CollectionFrequency::kPrior + 2000);
    const double drop = 176 + 16 * std::log2(share);
    const auto off = [&](std::size_t step) { return std::abs(kCommonnessDrops[step] - drop); };
    for (std::size_t other = 0; other < kCommonnessSteps; ++other) {
      EXPECT_LE(off(feature(document, 1).commonness()), off(other) + .01) << seen;
    }
  }
}

TEST(CollectionFrequency, OneOtherCountsForNothing) {
  CollectionFrequency frequency;
  Fingerprint document = of({1});
  frequency.add(of({1}));
  frequency.mark(document);
  EXPECT_EQ(feature(document, 1).commonness(), 0U);
  frequency.add(of({1}));
  frequency.mark(document);
  EXPECT_GT(feature(document, 1).commonness(), 0U);
}

TEST(CollectionFrequency, ForgetsByHalves) {
  CollectionFrequency frequency;
  for (std::uint32_t i = 0; i + 1 < CollectionFrequency::kMostDocuments; ++i)
    frequency.add(of({1}));
  EXPECT_EQ(frequency.documents(), CollectionFrequency::kMostDocuments - 1);
  frequency.add(of({2}));
  EXPECT_EQ(frequency.documents(), CollectionFrequency::kMostDocuments / 2);
  EXPECT_EQ(std::ranges::max(frequency.cells()), (CollectionFrequency::kMostDocuments - 1) / 2);
}

TEST(MarkCollection, CountsOriginalsThatClusterInAnyOrder) {
  std::vector<Fingerprint> prints(40, of({1, 2}));
  for (std::uint64_t i = 20; i < 40; ++i) prints[i] = of({1, 100 + i});
  std::vector<std::string> ids;
  std::vector<Document> documents(prints.size());
  std::vector<std::uint32_t> original(prints.size());
  for (std::uint32_t i = 0; i < prints.size(); ++i) ids.push_back("doc" + std::to_string(100 + i));
  const auto marked = [&](bool backwards) {
    for (std::uint32_t i = 0; i < prints.size(); ++i) {
      const std::uint32_t at = backwards ? 39 - i : i;
      documents[i].id = ids[at];
      documents[i].fingerprint = &prints[at];
      original[i] = i;
      for (StoryFeature& each : prints[at].features) each.set_commonness(0);
    }
    // The first twenty are copies of the first but for three.
    for (std::uint32_t i = 3; i < 20; ++i) original[backwards ? 39 - i : i] = backwards ? 39 : 0;
    mark_collection(documents, original, [&](std::uint32_t i) -> Fingerprint& {
      return prints[backwards ? 39 - i : i];
    });
    return prints;
  };
  const std::vector<Fingerprint> forwards = marked(false), backwards = marked(true);
  for (std::size_t i = 0; i < prints.size(); ++i) {
    EXPECT_EQ(forwards[i].features, backwards[i].features) << i;
  }
  EXPECT_EQ(feature(forwards[0], 1).commonness(), 0U) << "nothing was before it";
  EXPECT_EQ(feature(forwards[5], 1).commonness(), 0U) << "a copy stays as it was";
  EXPECT_GT(feature(forwards[39], 1).commonness(), feature(forwards[20], 1).commonness());
  EXPECT_EQ(feature(forwards[39], 139).commonness(), 0U);
}

}  // namespace
}  // namespace newsfold::cluster
