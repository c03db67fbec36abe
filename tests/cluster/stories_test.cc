#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "newsfold/base/hash.h"
#include "newsfold/cluster/cluster.h"

namespace newsfold::cluster {
namespace {

// Documents of invented features: `events` stories of `reports` each, that share most of their
// features.
struct Corpus {
  std::vector<std::string> ids;
  std::vector<Fingerprint> fingerprints;
  std::vector<Document> documents;

  Corpus(std::uint32_t events, std::uint32_t reports, std::uint32_t seed) {
    std::mt19937 random(seed);
    const std::uint32_t count = events * reports;
    for (std::uint32_t i = 0; i < count; ++i) {
      ids.push_back("doc" + std::to_string(1000 + i));
      fingerprints.push_back(report(i / reports, random));
    }
    for (std::uint32_t i = 0; i < count; ++i) {
      Document document;
      document.id = ids[i];
      document.date = static_cast<Day>(20000 + (i / reports) % 3);
      document.fingerprint = &fingerprints[i];
      document.entities = {i / reports, 1000 + i};
      documents.push_back(document);
    }
  }

  static Fingerprint report(std::uint32_t event, std::mt19937& random) {
    Fingerprint out;
    for (std::uint32_t k = 0; k < 40; ++k) {
      const std::uint64_t key = random() % 100 < 70 ? event * 1000 + k : random();
      // As in an article, some stand in title and lead, and some name somebody.
      const auto kind = k % 3 == 0 ? FeatureKind::kNameWord : FeatureKind::kWord;
      const unsigned zone = k < 8    ? StoryFeature::kTitleTrait
                            : k < 20 ? StoryFeature::kLeadTrait
                                     : 0;
      out.features.push_back({static_cast<std::uint32_t>(mix64(key)), 10000, 120,
                              static_cast<std::uint8_t>(static_cast<unsigned>(kind) | zone)});
    }
    std::sort(out.features.begin(), out.features.end());
    for (const StoryFeature& feature : out.features) {
      if (out.strongest.size() < 24) out.strongest.push_back(feature.hash);
    }
    return out;
  }
};

std::vector<Assignment> run(const std::vector<Document>& documents, Options options = {}) {
  const auto shingles = [](std::uint32_t) { return std::vector<std::uint32_t>{}; };
  return assign(documents, decide_copies(documents, options, shingles), options,
                [](std::uint32_t number) -> std::string_view {
                  thread_local std::string id;
                  id = "Q" + std::to_string(number);
                  return id;
                });
}

std::map<std::string, std::string> story_ids(const std::vector<Document>& documents,
                                             const std::vector<Assignment>& assignments) {
  std::map<std::string, std::string> out;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    out[std::string(documents[i].id)] = assignments[i].story->id;
  }
  return out;
}

TEST(Stories, JoinReportsAndKeepEventsApart) {
  const Corpus corpus(10, 4, 1);
  const auto out = run(corpus.documents);
  std::set<std::string> ids;
  for (std::size_t i = 0; i < out.size(); ++i) {
    EXPECT_EQ(out[i].story->id, out[i - i % 4].story->id) << i;
    EXPECT_EQ(out[i].story->size, 4U);
    EXPECT_EQ(out[i].story->sources, 4U);
    ids.insert(out[i].story->id);
  }
  EXPECT_EQ(ids.size(), 10U);
}

TEST(Stories, OrderAndThreadsDoNotMatter) {
  const Corpus corpus(40, 3, 2);
  const auto expected = story_ids(corpus.documents, run(corpus.documents));
  std::mt19937 random(3);
  for (unsigned threads = 1; threads <= 4; ++threads) {
    std::vector<Document> shuffled = corpus.documents;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    Options options;
    options.threads = threads;
    EXPECT_EQ(story_ids(shuffled, run(shuffled, options)), expected) << threads;
  }
}

TEST(Stories, EvidenceIsTheSameFromBothEnds) {
  const Corpus corpus(5, 3, 4);
  const auto out = run(corpus.documents);
  std::map<std::pair<std::string, std::string>, StoryEvidence> links;
  for (std::size_t i = 0; i < out.size(); ++i) {
    EXPECT_FALSE(out[i].story->evidence.empty());
    for (const StoryEvidence& e : out[i].story->evidence) links[{corpus.ids[i], e.with}] = e;
  }
  for (const auto& [ends, link] : links) {
    const auto back = links.find({ends.second, ends.first});
    ASSERT_NE(back, links.end());
    EXPECT_EQ(back->second.cosine, link.cosine);
    EXPECT_EQ(back->second.days, link.days);
    EXPECT_EQ(back->second.entities, link.entities);
    EXPECT_EQ(link.entities.size(), 1U);
  }
}

TEST(Stories, TheWindowKeepsApart) {
  Corpus corpus(6, 6, 5);
  for (std::size_t i = 0; i < corpus.documents.size(); i += 2) *corpus.documents[i].date += 30;
  for (const Assignment& assignment : run(corpus.documents)) EXPECT_EQ(assignment.story->size, 3U);
  for (Document& document : corpus.documents) document.date.reset();
  for (const Assignment& assignment : run(corpus.documents)) EXPECT_EQ(assignment.story->size, 6U);
}

TEST(Stories, WhatDoesNotClusterHasNone) {
  Corpus corpus(2, 2, 6);
  corpus.documents[0].clusters = false;
  const auto out = run(corpus.documents);
  EXPECT_FALSE(out[0].story.has_value());
  EXPECT_EQ(out[1].story->size, 1U);
  EXPECT_TRUE(out[1].story->canonical);
}

TEST(Stories, CopiesShareTheirOriginalsStory) {
  Corpus corpus(3, 1, 8);
  corpus.fingerprints[0].copy64 = corpus.fingerprints[1].copy64 = 0x1234;
  corpus.documents[1].date = *corpus.documents[0].date + 100;
  const auto shingles = [](std::uint32_t document) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < 60; ++i) out.push_back((document == 2 ? 5000 : 0) + i);
    return out;
  };
  const auto out = assign(corpus.documents, decide_copies(corpus.documents, {}, shingles), {},
                          [](std::uint32_t) { return "Q1"; });
  ASSERT_TRUE(out[0].copy.has_value());
  EXPECT_EQ(out[0].story->id, out[1].story->id);
  EXPECT_EQ(out[0].story->size, 2U);
  EXPECT_EQ(out[0].story->sources, 1U);
  EXPECT_NE(out[0].story->id, out[2].story->id);
}

TEST(Stories, CompareAgreesWithAssign) {
  const Corpus corpus(12, 2, 7);
  const auto shingles = [](std::uint32_t) { return std::vector<std::uint32_t>{}; };
  const auto ids = [](std::uint32_t) { return std::string_view("Q1"); };
  const Comparison same = compare(corpus.documents, 0, 1, {}, shingles, ids);
  const Comparison other = compare(corpus.documents, 0, 2, {}, shingles, ids);
  EXPECT_TRUE(same.one_story);
  EXPECT_FALSE(other.one_story);
  EXPECT_GE(same.score, same.threshold);
  EXPECT_LT(other.score, other.threshold);
  EXPECT_FALSE(same.reasons.empty());
}

}  // namespace
}  // namespace newsfold::cluster
