#include "ingest/fixtures.h"
#include "newsfold/base/hash.h"

namespace newsfold::ingest {
namespace {

RawDocument only_document(const std::string& line, const Options& options = {}) {
  Reading reading = read_bytes(line + "\n", options);
  EXPECT_EQ(reading.documents.size(), 1u) << line;
  for (const Issue& issue : reading.issues) ADD_FAILURE() << line << ": " << issue.error.message;
  return reading.documents.empty() ? RawDocument{} : std::move(reading.documents[0]);
}

ErrorCode only_issue(const std::string& line) {
  Options options;
  options.format = InputFormat::kJsonLines;
  const Reading reading = read_bytes(line + "\n", options);
  EXPECT_TRUE(reading.documents.empty()) << line;
  EXPECT_EQ(reading.issues.size(), 1u) << line;
  if (reading.issues.empty()) return ErrorCode::kBadOption;
  EXPECT_EQ(reading.issues[0].line, 1u);
  return reading.issues[0].error.code;
}

TEST(JsonLines, ReadsEveryField) {
  const RawDocument document = only_document(
      R"({"id":"a1","url":"https://www.Gazette.example.com/x","source":"Gazette","title":"T",)"
      R"("date":"2025-03-16T23:59:00Z","added":"2025-03-17T00:00:00Z","language":"en","text":"A\nB"})");
  EXPECT_EQ(document.id, "a1");
  EXPECT_TRUE(document.id_given);
  EXPECT_EQ(document.content, "A\nB");
  EXPECT_EQ(document.kind, ContentKind::kDump);
  EXPECT_EQ(document.title, "T");
  EXPECT_EQ(document.date, to_day({2025, 3, 16}));
  EXPECT_EQ(document.language, "en");
  EXPECT_EQ(document.provenance.source, "Gazette");
  EXPECT_EQ(document.provenance.source_from, SourceFrom::kGiven);
  EXPECT_EQ(document.provenance.hostname, "gazette.example.com");
  EXPECT_EQ(document.provenance.added, "2025-03-17T00:00:00Z");
  EXPECT_TRUE(document.extra.empty());
}

TEST(JsonLines, HashesTheLineWhereNoIdIsGiven) {
  const std::string line = R"({"text":"A"})";
  const RawDocument document = only_document(line);
  EXPECT_EQ(document.id, hash128_hex(line));
  EXPECT_FALSE(document.id_given);
  EXPECT_EQ(document.content_hash, hash64(line));
  EXPECT_EQ(only_document(R"({"text":"A","id":""})").id_given, false);
  EXPECT_EQ(only_document(line + "\r").id, document.id);
}

TEST(JsonLines, KeepsNumbersOfIdsAsTheyAreWritten) {
  EXPECT_EQ(only_document(R"({"id":17,"text":"A"})").id, "17");
  EXPECT_EQ(only_document(R"({"id":123456789012345678901234567890,"text":"A"})").id,
            "123456789012345678901234567890");
  EXPECT_EQ(only_document(R"({"id": -1.50e3 ,"text":"A"})").id, "-1.50e3");
}

TEST(JsonLines, NullIsAbsent) {
  const RawDocument document =
      only_document(R"({"id":null,"url":null,"source":null,"title":null,"date":null,"added":null,)"
                    R"("language":null,"html":null,"text":"A"})");
  EXPECT_FALSE(document.id_given);
  EXPECT_FALSE(document.date);
  EXPECT_EQ(document.provenance.source_from, SourceFrom::kNone);
  EXPECT_TRUE(document.extra.empty());
}

TEST(JsonLines, KeepsUnknownFieldsVerbatimInTheirOrder) {
  const RawDocument document = only_document(
      R"({"z" : [1.0, {"k":"v"}],"text":"A","a\u0062":1e400, "n":null,"s":"q\"\u00e9" ,"o":{} })");
  EXPECT_EQ(document.extra,
            R"({"z":[1.0, {"k":"v"}],"a\u0062":1e400,"n":null,"s":"q\"\u00e9","o":{}})");
}

TEST(JsonLines, RenamesFields) {
  Options options;
  options.text_field = "body";
  options.id_field = "uuid";
  const RawDocument document =
      only_document(R"({"uuid":"u","body":"B","text":"T","id":3})", options);
  EXPECT_EQ(document.id, "u");
  EXPECT_EQ(document.content, "B");
  EXPECT_EQ(document.extra, R"({"text":"T","id":3})");
}

TEST(JsonLines, LineEndsBecomeLfUnlessNothingIsStripped) {
  EXPECT_EQ(only_document(R"({"text":"a\r\nb\rc\n\r\n"})").content, "a\nb\nc\n\n");
  Options options;
  options.no_strip = true;
  const RawDocument article = only_document(R"({"text":"a\r\nb"})", options);
  EXPECT_EQ(article.content, "a\r\nb");
  EXPECT_EQ(article.kind, ContentKind::kArticle);
}

TEST(JsonLines, ATitleAloneIsADocument) {
  EXPECT_EQ(only_document(R"({"title":"Headline"})").title, "Headline");
  EXPECT_EQ(only_document(R"({"title":"Headline","text":null})").content, "");
  EXPECT_EQ(only_document(R"({"text":""})").content, "");
}

TEST(JsonLines, ADateThatIsNoneSurvivesAsUnknown) {
  const RawDocument document = only_document(R"({"text":"A","date":"last \"May\"" })");
  EXPECT_FALSE(document.date);
  EXPECT_EQ(document.extra, R"({"date":"last \"May\""})");
}

TEST(JsonLines, ReplacesWhatHasNoUtf8AndCountsIt) {
  RawDocument document = only_document(R"({"text":"a\ud800b \ud83d\ude00 \udc00"})");
  EXPECT_EQ(document.content, "a\uFFFDb \U0001F600 \uFFFD");
  EXPECT_EQ(document.replaced, 2u);
  document = only_document("{\"text\":\"a\xff\xfe\"}");
  EXPECT_EQ(document.content, "a\uFFFD\uFFFD");
  EXPECT_EQ(document.replaced, 2u);
}

TEST(JsonLines, RefusesWrongTypes) {
  for (const char* line :
       {R"({"text":5})", R"({"text":["a"]})", R"({"text":"a","id":true})",
        R"({"text":"a","id":[]})", R"({"text":"a","title":{}})", R"({"text":"a","url":1})",
        R"({"text":"a","date":20250316})", R"({"id":"x"})", R"({"title":""})", R"({})"}) {
    EXPECT_EQ(only_issue(line), ErrorCode::kBadRecord) << line;
  }
  EXPECT_EQ(only_issue(R"({"html":["<p>a"]})"), ErrorCode::kBadRecord);
}

TEST(JsonLines, AnHtmlFieldIsAPage) {
  const RawDocument page = only_document(R"({"id":"x","html":"<p>a\r\n"})");
  EXPECT_EQ(page.kind, ContentKind::kPage);
  EXPECT_EQ(page.content, "<p>a\r\n");
  const RawDocument both = only_document(R"({"html":"<p>a","text":"b"})");
  EXPECT_EQ(both.kind, ContentKind::kDump);
  EXPECT_EQ(both.content, "b");
  EXPECT_EQ(only_document(R"({"html":"<p>a","text":""})").kind, ContentKind::kPage);
}

TEST(JsonLines, RefusesBrokenJson) {
  for (const char* line : {"{",
                           "{}}",
                           "[]",
                           "5",
                           "text",
                           R"({"text":"a")",
                           R"({"text":"a"}x)",
                           R"({"text":"a"}{"text":"b"})",
                           R"({"text":"a","k":[1,}])",
                           R"({"text":"a","k":tru})",
                           R"({"text":"a","k":01})",
                           R"({"text":"\x"})",
                           R"({"text":"a","k":"\x"})",
                           R"({"text":"\u12g4"})",
                           R"({"text" "a"})",
                           R"({"text":"a",})",
                           R"({"text":nul})",
                           "{\"text\":\"a\tb\"}",
                           R"({"text":"a","k":{"a":1 "b":2}})",
                           R"({"text":"a","k":{"a" 1}})"}) {
    EXPECT_EQ(only_issue(line), ErrorCode::kBadJson) << line;
  }
}

TEST(JsonLines, ABrokenLineStopsNothing) {
  const Reading reading = read_bytes(
      "{\"text\":\"a\"}\n\n{\"text\":\n  \n{\"text\":\"b\"}\n{\"text\":7}\n{\"text\":\"c\"}");
  ASSERT_EQ(reading.documents.size(), 3u);
  EXPECT_EQ(reading.documents[2].content, "c");
  ASSERT_EQ(reading.issues.size(), 2u);
  EXPECT_EQ(reading.issues[0].line, 3u);
  EXPECT_EQ(reading.issues[1].line, 6u);
}

TEST(JsonLines, ALineOverTheLimitIsSkipped) {
  Options options;
  options.max_document_bytes = 1000;
  const std::string bytes =
      "{\"text\":\"a\"}\n{\"text\":\"" + std::string(1 << 20, 'x') + "\"}\n{\"text\":\"b\"}\n";
  const Reading reading = read_bytes(bytes, options);
  ASSERT_EQ(reading.documents.size(), 2u);
  EXPECT_EQ(reading.documents[1].content, "b");
  ASSERT_EQ(reading.issues.size(), 1u);
  EXPECT_EQ(reading.issues[0].error.code, ErrorCode::kTooLarge);
  EXPECT_EQ(reading.issues[0].line, 2u);
}

TEST(JsonLines, TheSinkStopsTheReading) {
  const TemporaryDirectory directory;
  const std::string path = directory.write("in", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n");
  int seen = 0;
  const bool finished = Reader({}, {}).read(
      {path, path}, [&](RawDocument&&) { return ++seen < 1; }, [](Issue&&) { FAIL(); });
  EXPECT_FALSE(finished);
  EXPECT_EQ(seen, 1);
}

}  // namespace
}  // namespace newsfold::ingest
