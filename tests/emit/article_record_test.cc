#include <cstdint>
#include <cstdio>
#include <optional>

#include <gtest/gtest.h>

#include "emit/fixtures.h"
#include "emit/json_writer.h"
#include "newsfold/emit/emit.h"

namespace newsfold::emit {
namespace {

TEST(ArticleRecord, EveryFieldInItsPlace) {
  const Assignment assignment = full_assignment();
  EXPECT_EQ(
      article_record(full_article(), 0x0123456789abcdefULL, &assignment, true),
      R"({"schema":"newsfold/1","id":"doc-1","source":"gazette.example.com","source_from":"url",)"
      R"("collection":"dumps","path":"dumps/1.txt","also":["dumps/2.txt","dumps/3.txt"],)"
      R"("url":"https://www.gazette.example.com/harbour","added":"2025-03-17T06:00:00Z",)"
      R"("created":"2025-03-16","status":"truncated",)"
      R"("text":"Mira Tolvanen opened the \"harbour\".\n\nŽofie agreed \\ left.",)"
      R"("metadata":{"title":"Harbour opens\tin Ostrava","author":["Ana Petrić","Bo Li"],)"
      R"("date":"2025-03-16","date_source":"byline","date_confidence":0.98,)"
      R"("date_range":["2025-03-15","2025-03-16"],"page_date":"2025-07-27","language":"en",)"
      R"("hostname":"gazette.example.com","captions":["Mira Tolvanen at the harbour"],)"
      R"("fingerprint":"0123456789abcdef","extra":{"tags":["a", 1.0],"k":null}},)"
      R"("entities":[{"id":"Q1","name":"Mira Tolvanen","type":"person","count":2,)"
      R"("surfaces":["Mira Tolvanen"],"mentions":[[0,13]],"title_mentions":[],)"
      R"("caption_mentions":[[0,0,13]]},{"id":"x:ostrava","name":"Ostrava","type":"place","count":1,)"
      R"("surfaces":["Ostrava"],"mentions":[],"title_mentions":[[17,24]],"caption_mentions":[]}],)"
      R"("copy":{"id":"c1","of":"doc-0","size":3,"hamming":2,"jaccard":0.93},)"
      R"("contains":[{"id":"doc-7","containment":0.81}],)"
      R"("story":{"id":"s1","title":"Harbour opens","size":5,"sources":4,"canonical":true,)"
      R"("evidence":[{"with":"doc-0","cosine":0.41,"entities":["Q1"],"days":1,"quote_words":27},)"
      R"({"with":"doc-9","cosine":0.005,"entities":[],"days":null,"quote_words":0}],)"
      R"("apart":[{"with":"doc-4","cosine":0.2,"entities":[],"days":null,"quote_words":0}]},)"
      R"("removed":[[3,"navigation","menu",0.93,"Home | News"],[9,"furniture","model",1,"\u0007"]]})");
}

TEST(ArticleRecord, WhatIsUnknownIsNull) {
  AnnotatedArticle article;
  article.article.id = "x";
  article.article.removed.push_back({});
  EXPECT_EQ(
      article_record(article, std::nullopt, nullptr, false),
      R"({"schema":"newsfold/1","id":"x","source":null,"source_from":null,"collection":"",)"
      R"("path":"","also":[],"url":null,"added":null,"created":null,"status":"article","text":"",)"
      R"("metadata":{"title":null,"author":[],"date":null,"date_source":"none",)"
      R"("date_confidence":0,"date_range":null,"page_date":null,"language":null,"hostname":null,)"
      R"("captions":[],"fingerprint":null,"extra":{}},"entities":[],"copy":null,"contains":[],)"
      R"("story":null})");
}

TEST(ArticleRecord, TheCanonicalIsACopyOfNothing) {
  Assignment assignment;
  assignment.copy = CopyAssignment{"c1", "", 2, 0, 1000};
  const std::string record = article_record({}, std::nullopt, &assignment, false);
  EXPECT_NE(record.find(R"("copy":{"id":"c1","of":null,"size":2,"hamming":0,"jaccard":1})"),
            std::string::npos);
}

TEST(JsonWriter, PerMilleIsExact) {
  for (std::uint32_t value = 0; value <= 1000; ++value) {
    std::string out;
    append_per_mille(out, value);
    char expected[16];
    std::snprintf(expected, sizeof expected, "%g", value / 1000.0);
    EXPECT_EQ(out, expected);
  }
}

TEST(JsonWriter, EscapesOnlyWhatItMust) {
  std::string out;
  append_string(out, std::string("\0\x1f\b\f\n\r\t\"\\/\x7f é \u2028 😀", 23));
  EXPECT_EQ(out, "\"\\u0000\\u001f\\b\\f\\n\\r\\t\\\"\\\\/\x7f é \u2028 😀\"");
}

TEST(JsonWriter, EveryByteAtEveryPlaceOfAWord) {
  for (int value = 0; value < 0x80; ++value) {
    std::string escaped;
    append_string(escaped, std::string(1, static_cast<char>(value)));
    escaped = escaped.substr(1, escaped.size() - 2);
    for (std::size_t at = 0; at < 20; ++at) {
      std::string text(20, '\x7f'), out;
      text[at] = static_cast<char>(value);
      append_string(out, text);
      EXPECT_EQ(out, '"' + std::string(at, '\x7f') + escaped + std::string(19 - at, '\x7f') + '"');
    }
  }
  std::string out;
  append_string(out, "Київ і Žofie, 东京和横滨");
  EXPECT_EQ(out, "\"Київ і Žofie, 东京和横滨\"");
}

TEST(Summary, SortedCounters) {
  EXPECT_EQ(summary_json({}), "{}");
  EXPECT_EQ(summary_json({{"files", 2}, {"documents", 18446744073709551615ULL}}),
            R"({"documents":18446744073709551615,"files":2})");
}

}  // namespace
}  // namespace newsfold::emit
