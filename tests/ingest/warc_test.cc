// WARC and WET: every record is a document, an issue or a counted kind; damage costs one record.
#include <numeric>
#include <random>

#include "ingest/fixtures.h"

namespace newsfold::ingest {
namespace {

const std::string kText = "The ferry was late again on Monday, and nobody at the pier knew why.\n";

std::string record(const std::string& type, const std::string& block,
                   const std::string& more = "Content-Type: application/http; msgtype=response\r\n",
                   const std::string& uri = "http://quay.example/a") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + uri +
         "\r\nWARC-Date: 2025-06-07T08:09:10Z\r\n" + more +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string http(const std::string& body, const std::string& fields = "",
                 const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\nContent-Type: text/plain; charset=utf-8\r\n" + fields +
         "\r\n" + body;
}

std::string wet(const std::string& text, const std::string& uri = "http://quay.example/a") {
  return record("conversion", text, "Content-Type: text/plain\r\n", uri);
}

// Text that compresses badly.
std::string noise(std::size_t size, unsigned seed) {
  std::mt19937 random(seed);
  std::string out(size, ' ');
  for (char& c : out) c = static_cast<char>('a' + random() % 26);
  return out;
}

// Every record is in one counter.
void expect_accounted(const Reading& reading) {
  std::uint64_t sum = 0;
  for (const auto& [name, count] : reading.counts) {
    if (name != "warc_records" && name != "warc_cut") sum += count;
  }
  const auto records = reading.counts.find("warc_records");
  EXPECT_EQ(sum, records == reading.counts.end() ? 0 : records->second);
  const auto documents = reading.counts.find("warc_documents");
  EXPECT_EQ(reading.documents.size(), documents == reading.counts.end() ? 0 : documents->second);
}

TEST(Warc, AResponseIsADocumentWithItsAddressAndCrawlTime) {
  const Reading reading = read_bytes(record("response", http(kText)));
  ASSERT_EQ(reading.documents.size(), 1U);
  const RawDocument& document = reading.documents[0];
  EXPECT_EQ(document.content, kText);
  EXPECT_EQ(document.provenance.url, "http://quay.example/a");
  EXPECT_EQ(document.provenance.hostname, "quay.example");
  EXPECT_EQ(document.provenance.source, "quay.example");
  EXPECT_EQ(document.provenance.added, "2025-06-07T08:09:10Z");
  EXPECT_FALSE(document.date);  // the crawl's time is no publication date
  expect_accounted(reading);
}

TEST(Warc, ConversionAndResourceRecordsAreRead) {
  const Reading reading = read_bytes(
      wet(kText) + record("resource", kText + "b", "Content-Type: text/plain\r\n", "file:///b"));
  ASSERT_EQ(reading.documents.size(), 2U);
  EXPECT_EQ(reading.documents[1].content, kText + "b");
  EXPECT_EQ(reading.documents[1].provenance.url, "file:///b");
  expect_accounted(reading);
}

TEST(Warc, OtherRecordsAreCountedByTheirKindAndAreNoIssues) {
  const std::string fields = "Content-Type: application/warc-fields\r\n";
  const std::string log = record("resource", "log", "Content-Type: text/plain\r\n",
                                 "<metadata://gnu.org/software/wget/warc/wget.log>");
  const std::string picture = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG";
  const Reading reading = read_bytes(
      record("warcinfo", "software: x\r\n", fields) + record("request", "GET / HTTP/1.1\r\n\r\n") +
      record("metadata", "fetchTimeMs: 3\r\n", fields) + record("revisit", http("")) +
      record("continuation", "abc") + record("dream", "zzz") + log +
      record("response", http("moved", "Location: /b\r\n", "301 Moved Permanently")) +
      record("response", http("gone", "", "404 Not Found")) + record("response", picture) +
      record("response", http("")) + record("response", http(kText)));
  EXPECT_TRUE(reading.issues.empty());
  EXPECT_EQ(reading.documents.size(), 1U);
  EXPECT_EQ(reading.counts, (RecordCounts{{"warc_records", 12},
                                          {"warc_warcinfo", 1},
                                          {"warc_request", 1},
                                          {"warc_metadata", 2},
                                          {"warc_revisit", 1},
                                          {"warc_continuation", 1},
                                          {"warc_other", 1},
                                          {"warc_http_status", 2},
                                          {"warc_not_text", 1},
                                          {"warc_empty", 1},
                                          {"warc_documents", 1}}));
  expect_accounted(reading);
}

std::string chunked(const std::string& body) {
  return "a;x=1\r\n" + body.substr(0, 10) + "\r\n" +
         [&] {
           char size[20];
           std::snprintf(size, sizeof size, "%zX", body.size() - 10);
           return std::string(size);
         }() +
         "\r\n" + body.substr(10) + "\r\n0\r\nTrailer: x\r\n\r\n";
}

TEST(Warc, TransferAndContentCodingsAreUndone) {
  const std::vector<std::pair<std::string, std::string>> sent = {
      {"Transfer-Encoding: chunked\r\n", chunked(kText)},
      {"Content-Encoding: gzip\r\n", gzip(kText)},
      {"Content-Encoding: x-gzip\r\nTransfer-Encoding: Chunked\r\n", chunked(gzip(kText))},
      {"Content-Encoding: deflate\r\n", deflated(kText, 15)},
      {"Content-Encoding: deflate\r\n", deflated(kText, -15)},
      {"Content-Encoding: zstd\r\n", zstd(kText)},
      {"Content-Encoding: gzip, zstd\r\n", zstd(gzip(kText))},
  };
  for (const auto& [fields, body] : sent) {
    const Reading reading = read_bytes(record("response", http(body, fields)));
    ASSERT_EQ(reading.documents.size(), 1U) << fields;
    EXPECT_EQ(reading.documents[0].content, kText) << fields;
  }
}

TEST(Warc, BrotliIsUndone) {
  // Made with the reference encoder from this line, forty times.
  const std::string line = "The quay was closed on Monday.\n";
  const std::string packed =
      "\x1b\xd7\x04\xf8\x2d\x0e\xec\x98\x32\x78\x61\xc3\x74\xea\x6b\x05\xaa\x32\x34\xd9\x14\x77\xd7"
      "\x20\x61"
      "\x73\x79\x2a\xac\xae\x41\x5c\xc2\xc8\x24\x02\x04\xb9\x56\x2e\xf0\xd4\x1e\x75\x16\x1b\x9a\xe7"
      "\xb8\x05";
  std::string expected;
  for (int i = 0; i < 40; ++i) expected += line;
  const std::string fields = "Content-Encoding: br\r\n";
  const Reading reading = read_bytes(record("response", http(packed, fields)) +
                                     record("response", http(packed.substr(0, 30), fields)));
  ASSERT_EQ(reading.documents.size(), 1U);
  EXPECT_EQ(reading.documents[0].content, expected);
  ASSERT_EQ(reading.issues.size(), 1U);
  EXPECT_EQ(reading.issues[0].error.code, ErrorCode::kBadCompression);
}

TEST(Warc, CodingsThatTheArchiveUndidAreLeftAlone) {
  for (const std::string fields : {"Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n",
                                   "Content-Encoding: br\r\n", "Content-Encoding: deflate\r\n"}) {
    const Reading reading = read_bytes(record("response", http(kText, fields)));
    ASSERT_EQ(reading.documents.size(), 1U) << fields;
    EXPECT_EQ(reading.documents[0].content, kText) << fields;
  }
}

TEST(Warc, DamagedBodiesAreIssuesUnlessTheArchiveSaysThatItCutThem) {
  std::string damaged = gzip(kText);
  damaged[damaged.size() / 2] ^= 0x55;
  const std::string whole = gzip(kText + std::string(5000, 'x') + kText);
  const std::string cut = whole.substr(0, whole.size() - 12);
  const std::string truncated = "Content-Type: application/http\r\nWARC-Truncated: length\r\n";
  const std::string gz = "Content-Encoding: gzip\r\n";
  const Reading reading = read_bytes(
      record("response", http(damaged, gz)) + record("response", http(cut, gz)) +
      record("response", http("5\r\nhello\r\nzz\r\n", "Transfer-Encoding: chunked\r\n")) +
      record("response", http(cut, gz), truncated) + record("response", http(kText)));
  ASSERT_EQ(reading.issues.size(), 3U);
  EXPECT_EQ(reading.issues[0].error.code, ErrorCode::kBadCompression);
  EXPECT_EQ(reading.issues[1].error.code, ErrorCode::kBadCompression);
  EXPECT_EQ(reading.issues[1].error.message, "record 2 (http://quay.example/a): gzip: truncated");
  EXPECT_EQ(reading.issues[2].error.code, ErrorCode::kBadRecord);
  ASSERT_EQ(reading.documents.size(), 2U);
  EXPECT_TRUE(reading.documents[0].content.starts_with(kText));
  EXPECT_EQ(reading.counts.at("warc_cut"), 1U);
  expect_accounted(reading);
}

TEST(Warc, AWrongContentLengthCostsThatRecordAlone) {
  for (const int off : {-20, -3, 5, 25, 400, 100000}) {
    std::string wrong = wet(kText, "http://quay.example/wrong");
    const std::string length = "Content-Length: ";
    const std::size_t at = wrong.find(length) + length.size();
    wrong.replace(at, 2, std::to_string(static_cast<int>(kText.size()) + off));
    const Reading reading =
        read_bytes(wet(kText) + wrong + wet(kText + "c", "http://quay.example/c") +
                   wet(kText + "d", "http://quay.example/d"));
    ASSERT_EQ(reading.documents.size(), 3U) << off;
    EXPECT_EQ(reading.documents[1].content, kText + "c") << off;
    ASSERT_EQ(reading.issues.size(), 1U) << off;
    EXPECT_EQ(reading.issues[0].error.message,
              "record 2 (http://quay.example/wrong): its Content-Length is wrong");
    expect_accounted(reading);
  }
}

TEST(Warc, LineEndsAroundABlockMayBeMiscounted) {
  const Reading reading =
      read_bytes(record("conversion", kText + "\r\n", "Content-Type: text/plain\r\n") +
                 wet(kText).substr(0, wet(kText).size() - 3));
  EXPECT_EQ(reading.documents.size(), 2U);
  EXPECT_TRUE(reading.issues.empty());
}

TEST(Warc, ATruncatedFileLosesItsLastRecordWithOneIssue) {
  const std::string all = wet(kText) + wet(kText + "b");
  for (const std::size_t size : {all.size() - 10, all.size() - 60, wet(kText).size() + 5}) {
    const Reading reading = read_bytes(all.substr(0, size));
    EXPECT_EQ(reading.documents.size(), 1U) << size;
    EXPECT_EQ(reading.issues.size(), 1U) << size;
    expect_accounted(reading);
  }
  const std::string packed = gzip(wet(kText)) + gzip(wet(kText + "b"));
  for (const std::size_t cut : {4, 30, 100}) {
    const Reading reading = read_bytes(packed.substr(0, packed.size() - cut));
    ASSERT_EQ(reading.issues.size(), 1U) << cut;
    EXPECT_EQ(reading.issues[0].error.code, ErrorCode::kBadCompression) << cut;
    EXPECT_EQ(reading.documents.size(), cut == 4 ? 2U : 1U) << cut;
    expect_accounted(reading);
  }
}

TEST(Warc, MembersAndFramesOfTheirOwn) {
  for (const bool zst : {false, true}) {
    std::string bytes;
    for (int i = 0; i < 50; ++i) {
      const std::string one = wet(kText + std::to_string(i));
      bytes += zst ? zstd(one) : gzip(one);
    }
    const Reading reading = read_bytes(bytes);
    EXPECT_EQ(reading.documents.size(), 50U);
    EXPECT_TRUE(reading.issues.empty());
  }
}

TEST(Warc, ADamagedMemberOrFrameCostsItsRecordAlone) {
  for (const bool zst : {false, true}) {
    std::string bytes;
    for (int i = 0; i < 50; ++i) {
      // Beyond the reader's buffers, so that what follows the damage comes with another read.
      const std::string one = wet(kText + noise(20'000, i));
      std::string packed = zst ? zstd(one) : gzip(one);
      if (i == 20 || i == 21) packed.erase(packed.size() / 2, 100);
      if (i == 30) packed.erase(0, 1);
      bytes += packed;
    }
    const Reading reading = read_bytes(bytes);
    EXPECT_EQ(reading.documents.size(), 47U) << zst;
    ASSERT_FALSE(reading.issues.empty());
    EXPECT_EQ(reading.issues[0].error.code, ErrorCode::kBadCompression);
    EXPECT_TRUE(reading.issues[0].error.message.starts_with("record 21"))
        << reading.issues[0].error.message;
    expect_accounted(reading);
  }
}

TEST(Warc, RecordsOverTheLimitAreNamedAndPassedOver) {
  Options options;
  options.max_document_bytes = 1000;
  const std::string large(5000, 'x');
  const std::string video = "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n" + large;
  const std::string bomb = http(gzip(std::string(1 << 20, 'y')), "Content-Encoding: gzip\r\n");
  options.max_document_bytes = bomb.size() + 100;
  const Reading reading = read_bytes(record("response", http(large)) + record("response", video) +
                                         record("response", bomb) + wet(kText),
                                     options);
  ASSERT_EQ(reading.issues.size(), 2U);
  EXPECT_EQ(reading.issues[0].error.code, ErrorCode::kTooLarge);
  EXPECT_EQ(reading.issues[1].error.code, ErrorCode::kTooLarge);
  EXPECT_EQ(reading.counts.at("warc_not_text"), 1U);
  EXPECT_EQ(reading.documents.size(), 1U);
  expect_accounted(reading);
}

TEST(Warc, OnePageUnderTwoAddressesIsTwoDocuments) {
  const Reading reading =
      read_bytes(wet(kText, "http://a.example/1") + wet(kText, "http://b.example/2") +
                 wet(kText, "http://a.example/1"));
  ASSERT_EQ(reading.documents.size(), 3U);
  EXPECT_NE(reading.documents[0].id, reading.documents[1].id);
  EXPECT_EQ(reading.documents[0].id, reading.documents[2].id);
}

TEST(Warc, LinesMayEndInLineFeedsAndFieldNamesBeWrittenAnyhow) {
  const Reading reading = read_bytes(
      "WARC/1.1\nwarc-type:conversion\nCONTENT-TYPE: text/plain\n"
      "WARC-Target-URI: http://a.example/\n"
      "content-length: 5\n\nhello\n\nWARC/1.1\nWARC-Type: "
      "warcinfo\nContent-Length: 0\n\n\n");
  ASSERT_EQ(reading.documents.size(), 1U);
  EXPECT_EQ(reading.documents[0].content, "hello");
  EXPECT_EQ(reading.counts.at("warc_warcinfo"), 1U);
  EXPECT_TRUE(reading.issues.empty());
}

TEST(Warc, WhatTheArchiveCallsTruncatedIsCounted) {
  const Reading reading = read_bytes(
      record("conversion", kText, "Content-Type: text/plain\r\nWARC-Truncated: length\r\n") +
      wet(kText + "b"));
  EXPECT_EQ(reading.documents.size(), 2U);
  EXPECT_EQ(reading.counts.at("warc_cut"), 1U);
  expect_accounted(reading);
}

TEST(Warc, TextIsDecodedByTheDeclaredCharset) {
  // Too short for a detector: 0xa4 is the euro sign in ISO 8859-15, a currency sign elsewhere.
  const std::string block =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=\"ISO-8859-15\"\r\n\r\n5 \xa4 a boat";
  const Reading reading = read_bytes(record("response", block));
  ASSERT_EQ(reading.documents.size(), 1U);
  EXPECT_EQ(reading.documents[0].content, "5 \u20ac a boat");
}

TEST(Warc, WhatWasDeclaredIsCheckedAgainstTheBytes) {
  const std::string png = "\x89PNG\r\n\x1a\n" + std::string(40, '\0');
  const std::string unknown = "HTTP/1.1 200 OK\r\n\r\n";
  const Reading reading =
      read_bytes(record("response", http(png)) + record("response", unknown + kText) +
                 record("response", unknown + png));
  EXPECT_EQ(reading.counts.at("warc_not_text"), 2U);
  EXPECT_EQ(reading.documents.size(), 1U);
}

}  // namespace
}  // namespace newsfold::ingest
