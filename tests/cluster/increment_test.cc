#include "newsfold/cluster/increment.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "newsfold/base/hash.h"

namespace newsfold::cluster {
namespace {

// Reports of invented events: `event` decides 30 of 40 features.
struct Window {
  std::vector<std::string> ids;
  std::vector<Fingerprint> fingerprints;
  std::vector<Document> documents;

  explicit Window(const std::vector<std::uint32_t>& events) {
    for (std::size_t i = 0; i < events.size(); ++i) {
      ids.push_back("doc" + std::to_string(100 + i));
      Fingerprint print;
      for (std::uint64_t k = 0; k < 40; ++k) {
        const std::uint64_t key = k < 30 ? events[i] * 1000 + k : (i + 1) * 100000 + k;
        print.features.push_back({static_cast<std::uint32_t>(mix64(key)), 10000, 120, 0});
        print.strongest.push_back(print.features.back().hash);
      }
      std::sort(print.features.begin(), print.features.end());
      fingerprints.push_back(print);
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
      Document document;
      document.id = ids[i];
      document.date = Day{20000};
      document.fingerprint = &fingerprints[i];
      documents.push_back(document);
    }
  }
};

std::vector<std::uint32_t> no_shingles(std::uint32_t) { return {}; }
std::string_view no_entity(std::uint32_t) { return {}; }

TEST(Increment, TouchesTheStoriesOfNewDocumentsOnly) {
  const Window window({1, 2, 3, 1, 2, 3, 1, 4});
  const Increment out = add_documents(window.documents, 6, {}, no_shingles, no_entity);
  EXPECT_EQ(out.touched, (std::vector<std::uint32_t>{0, 3, 6, 7}));
  EXPECT_EQ(out.assignments[0].story->id, out.assignments[2].story->id);
  EXPECT_EQ(out.assignments[2].story->size, 3U);
  EXPECT_EQ(out.assignments[3].story->size, 1U);
}

TEST(Increment, GivesWhatARunOverAllGives) {
  const Window window({5, 6, 7, 5, 6, 7, 8, 5, 9, 8, 6, 6});
  const std::vector<Assignment> whole = assign(window.documents, {}, no_shingles, no_entity);
  std::map<std::uint32_t, std::string> stories;
  for (std::uint32_t standing = 0; standing < window.documents.size(); standing += 3) {
    const std::vector<Document> seen(window.documents.begin(),
                                     window.documents.begin() + standing + 3);
    const Increment out = add_documents(seen, standing, {}, no_shingles, no_entity);
    for (std::size_t i = 0; i < out.touched.size(); ++i) {
      stories[out.touched[i]] = out.assignments[i].story->id;
    }
  }
  ASSERT_EQ(stories.size(), whole.size());
  for (const auto& [document, id] : stories) EXPECT_EQ(id, whole[document].story->id) << document;
}

TEST(Increment, NothingNewTouchesNothing) {
  const Window window({1, 1, 2});
  EXPECT_TRUE(add_documents(window.documents, 3, {}, no_shingles, no_entity).touched.empty());
}

}  // namespace
}  // namespace newsfold::cluster
