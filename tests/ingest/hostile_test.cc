// Properties on random and damaged input, with fixed seeds: nothing crashes, and every line is a
// document or an issue.
#include <algorithm>
#include <optional>
#include <random>

#include "emit/fixtures.h"
#include "ingest/fixtures.h"
#include "newsfold/emit/emit.h"
#include "newsfold/text/utf8.h"

namespace newsfold::ingest {
namespace {

constexpr int kRounds = 3000;

std::vector<std::string> seeds() {
  return {
      R"({"id":"a","text":"one\ntwo \ud83d\ude00","url":"https://a.org/","tags":["x",{"y":[1.5e3,null]}]})",
      R"({"title":"only a title","date":"2025-01-01","n":-0.0,"b":true,"s":"q\"\\\u00e9"})",
      emit::article_record(emit::full_article(), 5, nullptr, true),
  };
}

std::string mutated(std::string text, std::mt19937& random) {
  static constexpr std::string_view kBytes = "{}[]\",:\\0123456789.-eEtfnu \t\r\xff\xc3\xed\x01";
  const auto below = [&](std::size_t n) { return random() % n; };
  for (std::size_t edits = 1 + below(4); edits > 0 && !text.empty(); --edits) {
    const std::size_t at = below(text.size());
    switch (below(5)) {
      case 0:
        text[at] = kBytes[below(kBytes.size())];
        break;
      case 1:
        text.insert(at, 1, kBytes[below(kBytes.size())]);
        break;
      case 2:
        text.erase(at, 1 + below(5));
        break;
      case 3:
        text.resize(at);
        break;
      default:
        text.insert(at, text.substr(below(text.size()), below(40)));
        break;
    }
  }
  return text;
}

std::size_t lines_with_content(const std::string& bytes) {
  std::size_t count = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view line(bytes.data() + begin, end - begin);
    count += line.find_first_not_of(" \t\r") != std::string_view::npos ? 1 : 0;
    begin = end + 1;
  }
  return count;
}

void expect_sound(const Reading& reading) {
  for (const RawDocument& document : reading.documents) {
    EXPECT_TRUE(text::is_valid(document.content));
    EXPECT_TRUE(text::is_valid(document.title));
    EXPECT_TRUE(text::is_valid(document.extra));
    EXPECT_FALSE(document.id.empty());
    EXPECT_EQ(document.kind == ContentKind::kRecord, document.record != nullptr);
  }
}

TEST(Hostile, EveryMutatedLineIsADocumentOrAnIssue) {
  std::mt19937 random(20250316);
  Options options;
  options.format = InputFormat::kJsonLines;
  const std::vector<std::string> originals = seeds();
  std::size_t documents = 0;
  for (int round = 0; round < kRounds; ++round) {
    std::string bytes;
    for (int i = 0; i < 3; ++i)
      bytes += mutated(originals[random() % originals.size()], random) + "\n";
    const Reading reading = read_bytes(bytes, options);
    EXPECT_EQ(reading.documents.size() + reading.issues.size(), lines_with_content(bytes)) << bytes;
    expect_sound(reading);
    documents += reading.documents.size();
  }
  EXPECT_GT(documents, kRounds / 10u);
  EXPECT_LT(documents, kRounds * 2u);
}

// Whatever was accepted can be written, read and written again without change.
TEST(Hostile, WhatWasAcceptedIsWrittenAsJson) {
  std::mt19937 random(7);
  Options options;
  options.format = InputFormat::kJsonLines;
  const std::vector<std::string> originals = seeds();
  for (int round = 0; round < kRounds; ++round) {
    const std::string bytes = mutated(originals[random() % originals.size()], random) + "\n";
    for (const RawDocument& document : read_bytes(bytes, options).documents) {
      AnnotatedArticle article;
      if (document.record) {
        article = *document.record;
      } else {
        article.article.id = document.id;
        article.article.text = document.content;
        article.article.title = document.title;
        article.article.extra = document.extra;
        article.article.provenance = document.provenance;
      }
      const std::string record = emit::article_record(article, std::nullopt, nullptr, true);
      const Reading again = read_bytes(record, options);
      ASSERT_EQ(again.documents.size(), 1u) << record;
      EXPECT_EQ(emit::article_record(*again.documents[0].record, std::nullopt, nullptr, true),
                record);
    }
  }
}

TEST(Hostile, RandomBytesAreOneDocumentOrOneIssue) {
  std::mt19937 random(42);
  for (int round = 0; round < kRounds; ++round) {
    std::string bytes(random() % 300, '\0');
    const unsigned low = random() % 2 == 0 ? 0 : 32;
    for (char& byte : bytes) byte = static_cast<char>(low + random() % (256 - low));
    if (random() % 4 == 0) bytes.insert(0, "\x1f\x8b\x08");
    if (random() % 4 == 0) bytes.insert(0, "\xff\xfe");
    const Reading reading = read_bytes(bytes);
    EXPECT_EQ(reading.documents.size() + reading.issues.size(), 1u);
    expect_sound(reading);
  }
}

TEST(Hostile, DamagedGzipKeepsWholeDocumentsOnly) {
  std::mt19937 random(11);
  std::string lines;
  for (int i = 0; i < 200; ++i)
    lines += R"({"id":"d)" + std::to_string(i) +
             R"(","text":"some text"})"
             "\n";
  const std::string whole = gzip(lines);
  for (int round = 0; round < 500; ++round) {
    std::string bytes = whole;
    bytes[random() % bytes.size()] ^= static_cast<char>(1 + random() % 255);
    const Reading reading = read_bytes(bytes);
    for (const RawDocument& document : reading.documents) EXPECT_FALSE(document.id.empty());
    EXPECT_TRUE(reading.documents.size() == 200 || !reading.issues.empty());
  }
}

}  // namespace
}  // namespace newsfold::ingest
