#include "pipeline/corpus.h"

#include <cstdint>

#include <gtest/gtest.h>

namespace newsfold::pipeline {
namespace {

Processed document(const std::string& id, const std::string& path, std::uint64_t contents) {
  Processed out;
  out.annotated.article.id = id;
  out.annotated.article.provenance.path = path;
  out.contents = contents;
  return out;
}

TEST(Corpus, OneIdWithTheSameContentsIsOneDocumentOfSeveralPaths) {
  Corpus corpus;
  EXPECT_EQ(corpus.add(document("one", "b.txt", 7)), Corpus::Added::kNew);
  EXPECT_EQ(corpus.add(document("one", "c.txt", 7)), Corpus::Added::kSame);
  EXPECT_EQ(corpus.add(document("one", "a.txt", 7)), Corpus::Added::kSame);
  EXPECT_EQ(corpus.add(document("one", "b.txt", 7)), Corpus::Added::kSame);
  EXPECT_EQ(corpus.size(), 1U);
  corpus.finish();
  AnnotatedArticle annotated = document("one", "b.txt", 7).annotated;
  corpus.complete(0, annotated);
  EXPECT_EQ(annotated.article.provenance.also, (std::vector<std::string>{"a.txt", "c.txt"}));
}

TEST(Corpus, OneIdWithOtherContentsIsNotTaken) {
  Corpus corpus;
  EXPECT_EQ(corpus.add(document("one", "a.txt", 7)), Corpus::Added::kNew);
  EXPECT_EQ(corpus.add(document("one", "b.txt", 8)), Corpus::Added::kConflicting);
  EXPECT_EQ(corpus.add(document("two", "b.txt", 7)), Corpus::Added::kNew);
  EXPECT_EQ(corpus.size(), 2U);
}

TEST(Corpus, TellsClusterWhatItNeedsAndKeepsNoShingles) {
  Processed one = document("one", "a.txt", 7);
  Article& article = one.annotated.article;
  article.title = "Frost";
  article.text = "Späte Fröste";
  article.date.published = 100;
  article.provenance.source = "quay.example";
  one.fingerprint.copy64 = 5;
  one.fingerprint.shingles = {1, 2, 3};
  one.fingerprint.quotes = {4};
  one.fingerprint.event_days = {99};
  one.fingerprint.month_days = {410};
  Processed empty = document("two", "b.txt", 8);
  empty.annotated.article.status = ArticleStatus::kEmpty;
  Corpus corpus;
  corpus.add(one);
  corpus.add(empty);
  corpus.finish();
  const auto documents = corpus.documents();
  ASSERT_EQ(documents.size(), 2U);
  EXPECT_EQ(documents[0].id, "one");
  EXPECT_EQ(documents[0].title, "Frost");
  EXPECT_EQ(documents[0].source, "quay.example");
  EXPECT_EQ(documents[0].date, 100);
  EXPECT_EQ(documents[0].text_length, 12U);
  EXPECT_TRUE(documents[0].clusters);
  EXPECT_EQ(documents[0].fingerprint->copy64, 5U);
  EXPECT_EQ(documents[0].fingerprint->quotes, (std::vector<std::uint32_t>{4}));
  EXPECT_EQ(documents[0].fingerprint->shingles.capacity(), 0U);
  EXPECT_EQ(documents[0].fingerprint->event_days, (std::vector<Day>{99}));
  EXPECT_EQ(documents[0].fingerprint->month_days, (std::vector<std::uint32_t>{410}));
  EXPECT_FALSE(documents[1].clusters);
}

}  // namespace
}  // namespace newsfold::pipeline
