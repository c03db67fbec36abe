// What emit writes, ingest reads back without loss.
#include <cstdint>
#include <fstream>
#include <optional>

#include <gtest/gtest.h>

#include "emit/fixtures.h"
#include "ingest/fixtures.h"
#include "newsfold/emit/emit.h"

namespace newsfold {
namespace {

ingest::Reading read_record(const std::string& record) { return ingest::read_bytes(record + "\n"); }

std::string written(const AnnotatedArticle& article) {
  return emit::article_record(article, std::nullopt, nullptr, true);
}

std::string read_and_written(const std::string& record) {
  const ingest::Reading reading = read_record(record);
  for (const auto& issue : reading.issues) ADD_FAILURE() << issue.error.message << "\n" << record;
  if (reading.documents.size() != 1 || !reading.documents[0].record) return {};
  return written(*reading.documents[0].record);
}

TEST(RoundTrip, AFullRecord) {
  const std::string record = written(emit::full_article());
  EXPECT_EQ(read_and_written(record), record);
}

TEST(RoundTrip, AnEmptyRecord) {
  AnnotatedArticle article;
  article.article.id = "x";
  EXPECT_EQ(read_and_written(written(article)), written(article));
}

TEST(RoundTrip, EveryEnumerator) {
  AnnotatedArticle article = emit::full_article();
  for (int i = 0; i <= static_cast<int>(SourceFrom::kDirectory); ++i) {
    article.article.provenance.source_from = static_cast<SourceFrom>(i);
    EXPECT_EQ(read_and_written(written(article)), written(article));
  }
  for (int i = 0; i <= static_cast<int>(ArticleStatus::kNotArticle); ++i) {
    article.article.status = static_cast<ArticleStatus>(i);
    EXPECT_EQ(read_and_written(written(article)), written(article));
  }
  for (int i = 0; i <= static_cast<int>(DateSource::kInferred); ++i) {
    article.article.date.source = static_cast<DateSource>(i);
    EXPECT_EQ(read_and_written(written(article)), written(article));
  }
  for (std::size_t i = 0; i < kLineKindCount; ++i) {
    article.article.removed[0].kind = static_cast<LineKind>(i);
    EXPECT_EQ(read_and_written(written(article)), written(article));
  }
  for (int i = 0; i <= 3; ++i) {
    article.entities[0].type = static_cast<EntityType>(i);
    EXPECT_EQ(read_and_written(written(article)), written(article));
  }
}

TEST(RoundTrip, EveryShareOfAThousand) {
  AnnotatedArticle article = emit::full_article();
  for (std::uint16_t i = 0; i <= 1000; ++i) {
    article.article.date.confidence = i;
    ASSERT_EQ(read_and_written(written(article)), written(article)) << i;
  }
}

TEST(RoundTrip, TheDecisionsOfClusterAreTakenAnew) {
  const Assignment assignment = emit::full_assignment();
  const std::string decided = emit::article_record(emit::full_article(), 7, &assignment, true);
  EXPECT_EQ(read_and_written(decided), written(emit::full_article()));
}

TEST(RoundTrip, KeepsIdsPathsAndFieldsOfOthers) {
  std::string record = written(emit::full_article());
  record.insert(record.size() - 1, R"(,"lab\u0065l":[1.0])");
  const ingest::Reading reading = read_record(record);
  ASSERT_EQ(reading.documents.size(), 1u);
  const RawDocument& document = reading.documents[0];
  EXPECT_EQ(document.kind, ContentKind::kRecord);
  EXPECT_EQ(document.id, "doc-1");
  EXPECT_EQ(document.provenance.path, "dumps/1.txt");
  EXPECT_EQ(document.provenance.collection, "dumps");
  EXPECT_EQ(document.record->article.extra, R"({"tags":["a", 1.0],"k":null,"lab\u0065l":[1.0]})");
}

TEST(RoundTrip, SchemaMayStandAnywhere) {
  const std::string record = written(emit::full_article());
  const std::string schema = R"("schema":"newsfold/1",)";
  std::string moved = record;
  moved.erase(moved.find(schema), schema.size());
  moved.insert(moved.size() - 1, R"(, "schema" : "newsfold/1" )");
  EXPECT_EQ(read_and_written(moved), record);
}

TEST(RoundTrip, ContentHashTellsContentsNotPlaces) {
  AnnotatedArticle article = emit::full_article();
  const auto hash = [&] { return read_record(written(article)).documents.at(0).content_hash; };
  const std::uint64_t first = hash();
  article.article.provenance.path = "elsewhere";
  article.article.provenance.also.clear();
  EXPECT_EQ(hash(), first);
  article.article.text += "!";
  EXPECT_NE(hash(), first);
}

TEST(RoundTrip, RefusesWhatIsNoRecord) {
  const std::string start = R"({"schema":"newsfold/1","id":"x","text":"abc")";
  ASSERT_EQ(read_record(start + "}").documents.size(), 1u);
  const std::string entity = R"({"id":"e","name":"n","type":"person","mentions":)";
  const std::vector<std::string> bad = {
      R"({"schema":"newsfold/2","id":"x","text":"abc"})",
      R"({"schema":"newsfold/1","text":"abc"})",
      R"({"schema":"newsfold/1","id":"x"})",
      start + R"(,"status":"unheard"})",
      start + R"(,"metadata":[]})",
      start + R"(,"metadata":{"date":"March"}})",
      start + R"(,"metadata":{"date_confidence":1.1}})",
      start + R"(,"metadata":{"date_confidence":0.1234}})",
      start + R"(,"metadata":{"date_confidence":-0.5}})",
      start + R"(,"metadata":{"date_range":["2025-01-02","2025-01-01"]}})",
      start + R"(,"metadata":{"extra":[]}})",
      start + R"(,"entities":[)" + entity + "[[0,4]]}]}",
      start + R"(,"entities":[)" + entity + "[[2,1]]}]}",
      start + R"(,"entities":[)" + entity + "[[0]]}]}",
      start + R"(,"entities":[)" + entity + "[[0,-1]]}]}",
      start + R"(,"entities":[)" + entity + R"([],"caption_mentions":[[0,0,1]]}]})",
      start + R"(,"entities":[{"name":"n"}]})",
      start + R"(,"removed":[[1,"body","r",1]]})",
      start + R"(,"removed":[[1,"body","r",1,"t",2]]})",
  };
  for (const std::string& record : bad) {
    const ingest::Reading reading = read_record(record);
    EXPECT_TRUE(reading.documents.empty()) << record;
    ASSERT_EQ(reading.issues.size(), 1u) << record;
    EXPECT_EQ(reading.issues[0].error.code, ErrorCode::kBadRecord) << record;
  }
  EXPECT_NE(read_record(bad[0]).issues[0].error.message.find("newsfold/2"), std::string::npos);
  EXPECT_EQ(read_record(start + R"(,"copy":{"id":})").issues.at(0).error.code, ErrorCode::kBadJson);
}

TEST(RoundTrip, AnotherSchemaIsAnUnknownField) {
  const ingest::Reading reading = read_record(R"({"schema":"https://schema.org","text":"a"})");
  ASSERT_EQ(reading.documents.size(), 1u);
  EXPECT_EQ(reading.documents[0].extra, R"({"schema":"https://schema.org"})");
}

}  // namespace
}  // namespace newsfold
