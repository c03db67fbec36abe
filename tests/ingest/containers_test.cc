#include <memory>

#include <zdict.h>

#include "ingest/fixtures.h"
#include "ingest/gzip.h"
#include "ingest/line_reader.h"
#include "ingest/sniff.h"
#include "ingest/utf16.h"
#include "ingest/zstd.h"
#include "newsfold/base/hash.h"

namespace newsfold::ingest {
namespace {

using namespace std::string_literals;

Result<std::string> unzip(const std::string& bytes, std::size_t step = 1 << 20) {
  return read_everything(*gunzip(std::make_unique<StringSource>(bytes, step)));
}

TEST(Gzip, ReadsAllMembersInAnyPieces) {
  const std::string bytes = gzip("one ") + gzip("") + gzip("two") + "\0\0\0"s;
  for (const std::size_t step : {1, 2, 7, 1000}) {
    const auto text = unzip(bytes, step);
    ASSERT_TRUE(text.ok()) << step;
    EXPECT_EQ(text.value(), "one two");
  }
}

TEST(Gzip, EveryTruncationIsNamed) {
  const std::string bytes = gzip("some text that is cut");
  for (std::size_t size = 1; size < bytes.size(); ++size) {
    const auto text = unzip(bytes.substr(0, size));
    ASSERT_FALSE(text.ok()) << size;
    EXPECT_EQ(text.error().code, ErrorCode::kBadCompression);
  }
}

TEST(Gzip, DamageAndBytesBehindAreNamed) {
  std::string damaged = gzip("some text that is damaged");
  damaged[damaged.size() - 6] ^= 1;
  EXPECT_FALSE(unzip(damaged).ok());
  EXPECT_FALSE(unzip(gzip("a") + "garbage").ok());
}

TEST(Gzip, KeepsTheDocumentsBeforeTheCut) {
  std::string lines;
  for (int i = 0; i < 5000; ++i) lines += "{\"text\":\"" + hash128_hex(std::to_string(i)) + "\"}\n";
  std::string bytes = gzip(lines);
  bytes.resize(bytes.size() / 2);
  const Reading reading = read_bytes(bytes);
  EXPECT_GT(reading.documents.size(), 1000u);
  EXPECT_LT(reading.documents.size(), 4000u);
  ASSERT_EQ(reading.issues.size(), 1u);
  EXPECT_EQ(reading.issues[0].error.code, ErrorCode::kBadCompression);
  EXPECT_EQ(reading.documents.back().content.size(), 32u);
}

TEST(Gzip, ABombIsTooLargeNotExpanded) {
  const std::string bytes = gzip(std::string(100 << 20, 'a'));
  Options options;
  options.max_document_bytes = 1 << 20;
  const Reading reading = read_bytes(bytes, options);
  EXPECT_TRUE(reading.documents.empty());
  ASSERT_EQ(reading.issues.size(), 1u);
  EXPECT_EQ(reading.issues[0].error.code, ErrorCode::kTooLarge);
}

TEST(Gzip, ATextIsTheSameDocumentCompressed) {
  EXPECT_EQ(read_bytes(gzip("A text.\n")).documents.at(0).id,
            read_bytes("A text.\n").documents.at(0).id);
}

Result<std::string> unzstd_all(const std::string& bytes, std::size_t step = 1 << 20) {
  return read_everything(*unzstd(std::make_unique<StringSource>(bytes, step)), 3);
}

TEST(Zstd, ReadsAllFramesInAnyPieces) {
  const std::string skippable = "\x50\x2a\x4d\x18\x03\0\0\0abc"s;
  const std::string bytes = skippable + zstd("one ") + zstd("") + zstd("two");
  for (const std::size_t step : {1, 2, 7, 1000}) {
    const auto text = unzstd_all(bytes, step);
    ASSERT_TRUE(text.ok()) << step << text.error().message;
    EXPECT_EQ(text.value(), "one two");
  }
  EXPECT_EQ(read_bytes(bytes).documents.at(0).content, "one two");
}

TEST(Zstd, EveryTruncationIsNamed) {
  const std::string bytes = zstd("some text that is cut");
  for (std::size_t size = 1; size < bytes.size(); ++size) {
    const auto text = unzstd_all(bytes.substr(0, size));
    ASSERT_FALSE(text.ok()) << size;
    EXPECT_EQ(text.error().code, ErrorCode::kBadCompression);
  }
  EXPECT_FALSE(unzstd_all(bytes + "garbage").ok());
}

TEST(Zstd, LargeFramesComeWhole) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += hash128_hex(std::to_string(i)) + "\n";
  const auto read = read_everything(*unzstd(std::make_unique<StringSource>(zstd(text), 1000)), 777);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.value(), text);
}

// A dictionary of lines that no frame holds whole, and frames made with it.
struct WithDictionary {
  std::string dictionary;
  std::string frames;
  std::string text;
};

WithDictionary with_dictionary() {
  std::string samples;
  std::vector<std::size_t> sizes;
  for (int i = 0; i < 2000; ++i) {
    const std::string sample = "<meta name=harbour content=" + hash128_hex(std::to_string(i)) + ">";
    samples += sample;
    sizes.push_back(sample.size());
  }
  WithDictionary out;
  out.dictionary.resize(4096);
  out.dictionary.resize(ZDICT_trainFromBuffer(out.dictionary.data(), out.dictionary.size(),
                                              samples.data(), sizes.data(), 2000));
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_loadDictionary(context, out.dictionary.data(), out.dictionary.size());
  for (int i = 0; i < 3; ++i) {
    const std::string text = "<meta name=harbour content=" + std::to_string(i) + ">";
    std::string frame(ZSTD_compressBound(text.size()), '\0');
    frame.resize(ZSTD_compress2(context, frame.data(), frame.size(), text.data(), text.size()));
    out.frames += frame;
    out.text += text;
  }
  ZSTD_freeCCtx(context);
  return out;
}

std::string skippable(char kind, const std::string& contents) {
  std::string head = {kind, '\x2a', '\x4d', '\x18'};
  for (int shift = 0; shift < 32; shift += 8) head += static_cast<char>(contents.size() >> shift);
  return head + contents;
}

TEST(Zstd, AnArchivesDictionaryStandsBeforeItsFrames) {
  const WithDictionary made = with_dictionary();
  for (const std::string& contents : {made.dictionary, zstd(made.dictionary)}) {
    for (const std::size_t step : {1, 7, 100'000}) {
      const auto text = unzstd_all(skippable('\x5d', contents) + made.frames, step);
      ASSERT_TRUE(text.ok()) << step << text.error().message;
      EXPECT_EQ(text.value(), made.text);
    }
  }
  EXPECT_FALSE(unzstd_all(made.frames).ok());
  EXPECT_FALSE(unzstd_all(skippable('\x5c', made.dictionary) + made.frames).ok());
}

TEST(Zstd, OtherFramesOfADictionarysMagicAreSkipped) {
  for (const std::string& contents : {"not one"s, ""s, "\x28\xb5"s, "\x37\xa4\x30"s}) {
    const auto text = unzstd_all(skippable('\x5d', contents) + zstd("text"), 3);
    ASSERT_TRUE(text.ok()) << text.error().message;
    EXPECT_EQ(text.value(), "text");
  }
}

TEST(Zstd, ADamagedDictionaryIsNamed) {
  const WithDictionary made = with_dictionary();
  const std::string large = zstd(std::string((16 << 20) + 1, 'a'));
  std::string packed = zstd(made.dictionary);
  packed.resize(packed.size() / 2);
  const std::string whole = skippable('\x5d', made.dictionary);
  for (const std::string& head :
       {skippable('\x5d', packed), skippable('\x5d', large),
        skippable('\x5d', "\x37\xa4\x30\xec....."), whole.substr(0, whole.size() / 2)}) {
    const auto text = unzstd_all(head);
    ASSERT_FALSE(text.ok());
    EXPECT_EQ(text.error().code, ErrorCode::kBadCompression);
  }
}

TEST(LineReader, CutsAnyPiecesAlike) {
  const std::string bytes =
      "\xef\xbb\xbf"
      "one\r\n\nthree\rstill\nlast";
  for (const std::size_t step : {1, 3, 100}) {
    StringSource source(bytes, step);
    LineReader reader(source, 100, 8);
    std::vector<std::string> lines;
    for (Line line; reader.next(line);) {
      lines.emplace_back(line.text);
      EXPECT_EQ(line.number, lines.size());
    }
    EXPECT_EQ(lines, (std::vector<std::string>{"one", "", "three\rstill", "last"}));
    EXPECT_TRUE(reader.status().ok());
  }
}

TEST(LineReader, LimitsAreExact) {
  const std::string bytes = "12345\n123456\n12345";
  StringSource source(bytes, 2);
  LineReader reader(source, 5, 8);
  Line line;
  ASSERT_TRUE(reader.next(line));
  EXPECT_EQ(line.text, "12345");
  ASSERT_TRUE(reader.next(line));
  EXPECT_TRUE(line.too_long);
  EXPECT_EQ(line.number, 2u);
  ASSERT_TRUE(reader.next(line));
  EXPECT_EQ(line.text, "12345");
  EXPECT_EQ(line.number, 3u);
  EXPECT_FALSE(reader.next(line));
}

TEST(LineReader, APartOfALineBeforeAFailureIsNoLine) {
  StringSource source("whole\npart", 3, Error{ErrorCode::kUnreadable, "gone"});
  LineReader reader(source, 100, 8);
  Line line;
  ASSERT_TRUE(reader.next(line));
  EXPECT_EQ(line.text, "whole");
  EXPECT_FALSE(reader.next(line));
  EXPECT_FALSE(reader.status().ok());
}

TEST(LineReader, ALastLineOverTheLimitEnds) {
  StringSource source(std::string(1 << 20, 'x'));
  LineReader reader(source, 10, 8);
  Line line;
  ASSERT_TRUE(reader.next(line));
  EXPECT_TRUE(line.too_long);
  EXPECT_FALSE(reader.next(line));
}

TEST(Utf16, BothOrdersBecomeUtf8) {
  const Reading little = read_bytes(
      "\xff\xfe"
      "a\0\r\0\n\0\x3d\xd8\x00\xde"s);
  ASSERT_EQ(little.documents.size(), 1u);
  EXPECT_EQ(little.documents[0].content, "a\n\U0001F600");
  EXPECT_EQ(little.documents[0].replaced, 0u);
  const Reading big = read_bytes(
      "\xfe\xff"
      "\0a\xd8\x3d\0b\xde\0\0"s);
  ASSERT_EQ(big.documents.size(), 1u);
  EXPECT_EQ(big.documents[0].content, "a\uFFFDb\uFFFD\uFFFD");
  EXPECT_EQ(big.documents[0].replaced, 3u);
}

TEST(Utf16, JsonLinesToo) {
  std::string bytes = "\xff\xfe";
  for (const char c : "{\"text\":\"a\"}\n{\"text\":\"b\"}\n"s) bytes += {c, '\0'};
  EXPECT_EQ(read_bytes(bytes).documents.size(), 2u);
}

TEST(TextFile, MarksLineEndsAndInvalidBytes) {
  const Reading reading = read_bytes(
      "\xef\xbb\xbf"
      "a\r\nš\xff\rc");
  ASSERT_EQ(reading.documents.size(), 1u);
  EXPECT_EQ(reading.documents[0].content, "a\nš\uFFFD\nc");
  EXPECT_EQ(reading.documents[0].replaced, 1u);
  EXPECT_EQ(reading.documents[0].id, hash128_hex("\xef\xbb\xbf"
                                                 "a\r\nš\xff\rc"));
}

TEST(TextFile, LegacyEncodingsBecomeUtf8) {
  const Reading reading = read_bytes(
      "La mairie a d\xe9"
      "cid\xe9 de fermer l'\xe9"
      "cole apr\xe8s l'\xe9t\xe9\x85\r\n"
      "Les \xe9l\xe8ves seront accueillis \xe0 c\xf4t\xe9, \x93"
      "d\xe8s septembre\x94.\r\n");
  ASSERT_EQ(reading.documents.size(), 1u);
  EXPECT_EQ(reading.documents[0].content,
            "La mairie a décidé de fermer l'école après l'été…\n"
            "Les élèves seront accueillis à côté, “dès septembre”.\n");
  EXPECT_EQ(reading.documents[0].replaced, 0u);
}

TEST(Sniff, TellsFormatsByTheirBytes) {
  const std::vector<std::pair<std::string, Content>> cases = {
      {"", Content::kEmpty},
      {"\xef\xbb\xbf", Content::kEmpty},
      {"Just a text.", Content::kText},
      {"\n\n  \n", Content::kText},
      {"{ is how this text begins", Content::kText},
      {"{\"a\":1}", Content::kJsonLines},
      {"\xef\xbb\xbf {\"a\":1}\n", Content::kJsonLines},
      {"{\"a\":\n{\"a\":1}\n{\"b\":2}\n", Content::kJsonLines},
      {"{\"@type\":\"NewsArticle\"}\nHome\nNews\nSport\n", Content::kText},
      {"{\n  \"a\": 1\n}\n", Content::kJsonDocument},
      {"[\n{\"a\":1},\n{\"a\":2}]\n", Content::kJsonDocument},
      {"[1] The first footnote", Content::kText},
      {"a\0b"s, Content::kBinary},
      {"\x01\x02\x03\x04text", Content::kBinary},
      {"  <!DOCTYPE html><html>", Content::kHtml},
      {"<HTML>", Content::kHtml},
      {"<!-- saved --> <p>A", Content::kHtml},
      {"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC", Content::kHtml},
      {"<?xml version=\"1.0\"?>\n<rss><channel>", Content::kXml},
      {"<feed xmlns=\"http://www.w3.org/2005/Atom\">", Content::kXml},
      {"<3 is a heart", Content::kText},
      {"WARC/1.0\r\nWARC-Type: response\r\n", Content::kWarc},
      {"\x28\xb5\x2f\xfd....", Content::kCompressed},
      {"PK\x03\x04....", Content::kCompressed},
      {"BZh is a name", Content::kText},
      {"BZh", Content::kText},
      {"BZh91AY&SY....", Content::kCompressed},
  };
  for (const auto& [bytes, content] : cases) EXPECT_EQ(sniff(bytes), content) << bytes;
}

TEST(Reader, NamesWhatItDoesNotRead) {
  const std::vector<std::pair<std::string, ErrorCode>> cases = {
      {"", ErrorCode::kEmptyInput},
      {gzip(""), ErrorCode::kEmptyInput},
      {"\0\1\2\3"s, ErrorCode::kBinaryInput},
      {"<rss><channel>", ErrorCode::kUnsupportedFormat},
      {"WARC/1.0\r\n", ErrorCode::kBadRecord},
      {"{\n\"text\":\"a\"\n}", ErrorCode::kUnsupportedFormat},
      {"\xfd\x37zXZ....", ErrorCode::kUnsupportedFormat},
      {"\x28\xb5\x2f\xfd....", ErrorCode::kBadCompression},
      {gzip("text").substr(0, 12), ErrorCode::kBadCompression},
  };
  for (const auto& [bytes, code] : cases) {
    const Reading reading = read_bytes(bytes);
    EXPECT_TRUE(reading.documents.empty()) << bytes;
    ASSERT_EQ(reading.issues.size(), 1u) << bytes;
    EXPECT_EQ(reading.issues[0].error.code, code) << bytes;
    EXPECT_EQ(reading.issues[0].line, 0u);
  }
  const Reading missing = read_file_as("/nonexistent/file");
  ASSERT_EQ(missing.issues.size(), 1u);
  EXPECT_EQ(missing.issues[0].error.code, ErrorCode::kUnreadable);
  EXPECT_EQ(read_file_as("/").issues.at(0).error.code, ErrorCode::kUnreadable);
}

TEST(Reader, AForcedFormatWins) {
  Options options;
  options.format = InputFormat::kText;
  EXPECT_EQ(read_bytes("{\"text\":\"a\"}", options).documents.at(0).content, "{\"text\":\"a\"}");
  options.format = InputFormat::kJsonLines;
  EXPECT_EQ(read_bytes("plain\n{\"text\":\"a\"}", options).documents.at(0).content, "a");
}

}  // namespace
}  // namespace newsfold::ingest
