#include "cluster/copies.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "newsfold/cluster/overlap.h"
#include "simd/simhash.h"

namespace newsfold::cluster {
namespace {

using Shingles = std::vector<std::uint32_t>;

Shingles sorted(Shingles shingles) {
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

// Documents made of shingle hashes, as if a text had been hashed.
class Corpus {
 public:
  std::uint32_t add(Shingles shingles, std::string id = {}) {
    const auto index = static_cast<std::uint32_t>(prints_.size());
    shingles = sorted(std::move(shingles));
    std::vector<std::uint64_t> wide;
    for (const std::uint64_t s : shingles) wide.push_back(s * 0x9E3779B97F4A7C15u);
    Fingerprint& print = prints_.emplace_back();
    if (!wide.empty()) print.copy64 = simd::simhash64(wide);
    print.shingles = std::move(shingles);
    ids_.push_back(id.empty() ? std::to_string(1000000 + index).insert(0, 1, 'd') : id);
    return index;
  }
  std::uint32_t add_random(std::size_t size) { return add(random_shingles(size)); }

  Shingles random_shingles(std::size_t size) {
    Shingles out(size);
    for (auto& shingle : out) shingle = static_cast<std::uint32_t>(random_());
    return out;
  }
  // Document i with `lost` of its shingles replaced.
  Shingles edited(std::uint32_t i, std::size_t lost) {
    Shingles out = prints_[i].shingles;
    std::shuffle(out.begin(), out.end(), random_);
    for (std::size_t k = 0; k < lost; ++k) out[k] = static_cast<std::uint32_t>(random_());
    return out;
  }

  std::vector<Document> documents() const {
    std::vector<Document> out;
    for (std::size_t i = 0; i < prints_.size(); ++i) {
      Document document;
      document.id = ids_[i];
      document.text_length = static_cast<std::uint32_t>(5 * prints_[i].shingles.size());
      document.fingerprint = &prints_[i];
      out.push_back(document);
    }
    return out;
  }
  CopyResult find(const Options& options = {}) const {
    return find_copies(documents(), options,
                       [this](std::uint32_t i) { return prints_[i].shingles; });
  }
  const Shingles& shingles(std::uint32_t i) const { return prints_[i].shingles; }

 private:
  std::deque<Fingerprint> prints_;
  std::deque<std::string> ids_;
  std::mt19937_64 random_{5};
};

TEST(Overlap, CountsShared) {
  const Shingles a{1, 3, 5, 7}, b{3, 4, 5};
  const Overlap found = overlap(a, b);
  EXPECT_EQ(found.shared, 2u);
  EXPECT_EQ(found.jaccard(), 400);
  EXPECT_EQ(found.containment(), 666);
  EXPECT_EQ(overlap({}, b).containment(), 0);
}

TEST(Copies, EditedOnesAreFoundWithTheirEvidence) {
  Corpus corpus;
  for (int i = 0; i < 500; ++i) corpus.add_random(300);
  const std::uint32_t copy = corpus.add(corpus.edited(7, 60), "zz");
  const CopyResult found = corpus.find();
  ASSERT_EQ(found.groups, (std::vector<std::vector<std::uint32_t>>{{7, copy}}));
  const Overlap truth = overlap(corpus.shingles(7), corpus.shingles(copy));
  ASSERT_TRUE(found.copy[7] && found.copy[copy]);
  EXPECT_EQ(found.copy[7]->of, "");
  EXPECT_EQ(found.copy[copy]->of, "d1000007");
  EXPECT_EQ(found.copy[copy]->id, found.copy[7]->id);
  EXPECT_EQ(found.copy[copy]->size, 2u);
  EXPECT_EQ(found.copy[copy]->jaccard, truth.jaccard());
  EXPECT_FALSE(found.copy[8]);
}

TEST(Copies, TheCanonicalStandsForItsCopies) {
  Corpus corpus;
  for (int i = 0; i < 5; ++i) corpus.add_random(300);
  corpus.add(corpus.edited(3, 60), "zz");
  const CopyDecision found = decide_copies(corpus.documents(), 0, {}, {},
                                           [&](std::uint32_t i) { return corpus.shingles(i); });
  EXPECT_EQ(found.original, (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 3}));
  EXPECT_EQ(found.copy[5]->of, "d1000003");
}

TEST(Copies, BelowTheThresholdIsNone) {
  Corpus corpus;
  corpus.add_random(300);
  corpus.add(corpus.edited(0, 120));  // Jaccard 3/7, containment 3/5
  const CopyResult found = corpus.find();
  EXPECT_TRUE(found.groups.empty());
  ASSERT_EQ(found.contains[0].size() + found.contains[1].size(), 1u);
  Options options;
  options.jaccard = 400;
  EXPECT_EQ(corpus.find(options).groups.size(), 1u);
}

TEST(Copies, EveryCopyAboveTheThresholdIsFound) {
  Corpus corpus;
  for (int i = 0; i < 400; ++i) corpus.add_random(40 + 5 * static_cast<std::size_t>(i));
  for (std::uint32_t i = 0; i < 400; ++i)
    corpus.add(corpus.edited(i, corpus.shingles(i).size() / 4));
  const CopyResult found = corpus.find();
  EXPECT_GE(found.groups.size(), 398u);
}

TEST(Copies, TheLongerContainsTheShorter) {
  Corpus corpus;
  for (int i = 0; i < 50; ++i) corpus.add_random(200);
  Shingles merged = corpus.shingles(3);
  for (const std::uint32_t other : {4U, 5U}) {
    merged.insert(merged.end(), corpus.shingles(other).begin(), corpus.shingles(other).end());
  }
  const std::uint32_t roundup = corpus.add(merged);
  const CopyResult found = corpus.find();
  ASSERT_EQ(found.contains[roundup].size(), 3u);
  EXPECT_EQ(found.contains[roundup][0].id, "d1000003");
  EXPECT_EQ(found.contains[roundup][0].containment, 1000);
  EXPECT_TRUE(found.contains[3].empty());
  EXPECT_TRUE(found.groups.empty());
}

TEST(Copies, TextsWithoutShinglesStandAlone) {
  Corpus corpus;
  corpus.add({});
  corpus.add({});
  const CopyResult found = corpus.find();
  EXPECT_TRUE(found.groups.empty());
}

TEST(Copies, MassesOfCopiesAreOneGroup) {
  Corpus corpus;
  corpus.add_random(300);
  for (int i = 0; i < 300; ++i) corpus.add(corpus.edited(0, 45));
  const CopyResult found = corpus.find();
  ASSERT_EQ(found.groups.size(), 1u);
  EXPECT_EQ(found.groups[0].size(), 301u);
}

// A roundup of two articles is a copy of neither's other versions.
TEST(Copies, ARoundupDoesNotJoinWhatItHolds) {
  Corpus corpus;
  corpus.add_random(300);
  corpus.add_random(300);
  corpus.add(corpus.edited(0, 15));
  corpus.add(corpus.edited(1, 15));
  Shingles both = corpus.shingles(0);
  both.insert(both.end(), corpus.shingles(1).begin(), corpus.shingles(1).end());
  const std::uint32_t roundup = corpus.add(both);
  Options options;
  options.jaccard = 450;
  const CopyResult found = corpus.find(options);
  for (const auto& group : found.groups) {
    for (const std::uint32_t a : group) {
      for (const std::uint32_t b : group) {
        EXPECT_GE(overlap(corpus.shingles(a), corpus.shingles(b)).jaccard(), 450);
      }
    }
  }
  EXPECT_TRUE(found.copy[0] && found.copy[1]);
  EXPECT_NE(found.copy[0]->id, found.copy[1]->id);
  // The pairs that were parted are still told.
  EXPECT_FALSE(found.parted.empty());
  EXPECT_FALSE(found.contains[roundup].empty());
}

TEST(Copies, ContainmentsInMassesAreCapped) {
  Corpus corpus;
  const std::uint32_t whole = corpus.add_random(4000);
  for (std::size_t i = 0; i < kMostContained + 20; ++i) {
    Shingles some = corpus.edited(whole, 0);  // shuffled
    some.resize(800);
    corpus.add(some);
  }
  const CopyResult found = corpus.find();
  EXPECT_EQ(found.contains[whole].size(), kMostContained);
  EXPECT_EQ(found.capped_contains, 20u);
}

TEST(Copies, NeitherOrderNorThreadsMatter) {
  Corpus corpus;
  for (int i = 0; i < 300; ++i) corpus.add_random(100);
  for (std::uint32_t i = 0; i < 200; ++i) corpus.add(corpus.edited(i, 10 + i / 10));
  std::vector<Document> documents = corpus.documents();
  std::vector<std::uint32_t> order(documents.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::shuffle(order.begin(), order.end(), std::mt19937_64(6));
  std::vector<Document> shuffled;
  for (const std::uint32_t i : order) shuffled.push_back(documents[i]);
  Options two;
  two.threads = 2;
  const CopyResult first = corpus.find();
  const CopyResult second =
      find_copies(shuffled, two, [&](std::uint32_t i) { return corpus.shingles(order[i]); });
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    const auto& a = first.copy[order[i]];
    const auto& b = second.copy[i];
    ASSERT_EQ(a.has_value(), b.has_value());
    if (!a) continue;
    EXPECT_EQ(std::tie(a->id, a->of, a->size, a->hamming, a->jaccard),
              std::tie(b->id, b->of, b->size, b->hamming, b->jaccard));
  }
}

// A chain in which each is a copy of the next: 100 and 101 stand, the others are new, and so are
// copies of standing ones among the rest.
TEST(Copies, NewOnesBesideStandingOnesAreDecidedAsAllAtOnce) {
  Corpus corpus;
  for (int i = 0; i < 100; ++i) corpus.add_random(200);
  corpus.add(corpus.edited(1, 50));
  corpus.add(corpus.edited(100, 60));
  const std::uint32_t standing = 102;
  corpus.add(corpus.edited(101, 50));
  for (std::uint32_t i = 0; i < 60; ++i) corpus.add(corpus.edited(i, 2 * i));
  const CopyResult whole = corpus.find();
  const auto shingles = [&](std::uint32_t i) { return corpus.shingles(i); };
  std::vector<VerifiedPair> known;
  for (std::uint32_t a = 0; a < standing; ++a) {
    for (auto b = standing; b < corpus.documents().size(); ++b) {
      const Overlap shared = overlap(corpus.shingles(a), corpus.shingles(b));
      if (shared.is_copy(500) || shared.is_containment()) known.push_back({a, b, shared});
    }
  }
  ASSERT_GT(whole.parted.size(), 0u);
  const CopyResult found = find_copies(corpus.documents(), standing, known, {}, shingles);
  EXPECT_EQ(found.groups, whole.groups);
  EXPECT_EQ(found.contains.size(), whole.contains.size());
  // Without the pairs there are no copies between the two.
  EXPECT_LT(find_copies(corpus.documents(), standing, {}, {}, shingles).groups.size(),
            whole.groups.size());
}

TEST(Overlap, NoCopiesContainLess) {
  for (const std::uint16_t jaccard : {0, 1, 300, 333, 500, 667, 999, 1000}) {
    const std::uint16_t least = least_containment_of_copies(jaccard);
    bool reached = false;
    for (std::uint32_t a = 1; a <= 60; ++a) {
      for (std::uint32_t b = a; b <= 60; ++b) {
        for (std::uint32_t shared = 1; shared <= a; ++shared) {
          const Overlap overlap{shared, a, b};
          if (!overlap.is_copy(jaccard)) continue;
          ASSERT_GE(overlap.containment(), least);
          reached = reached || overlap.containment() <= least + 20;
        }
      }
    }
    EXPECT_TRUE(reached) << jaccard;
  }
}

}  // namespace
}  // namespace newsfold::cluster
