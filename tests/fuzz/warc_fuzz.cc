// Any bytes as a WARC file, or as the HTTP response of a record in one: every record is counted
// once, documents are valid UTF-8, and a whole record behind the bytes is found again.
#include <cstdint>
#include <string>

#include "ingest/gzip.h"
#include "ingest/zstd.h"
#include "newsfold/text/utf8.h"
#include "read_stream.h"

namespace {

using namespace newsfold;

std::string record(const std::string& type, const std::string& media, std::string_view block) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nContent-Type: " + media +
         "\r\nWARC-Target-URI: http://a.example/" +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + std::string(block) +
         "\r\n\r\n";
}

std::uint64_t accounted(const ingest::RecordCounts& counts) {
  std::uint64_t sum = 0;
  for (const auto& [name, count] : counts) {
    if (name != "warc_records" && name != "warc_cut") sum += count;
  }
  return sum;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  ingest::Options options;
  options.format = ingest::InputFormat::kWarc;
  options.max_document_bytes = 1 << 16;
  const bool is_response = data[0] % 2 == 0;
  const std::string file =
      is_response ? record("response", "application/http", bytes) : std::string(bytes) + "\r\n";
  if (ingest::is_gzip(file) || ingest::is_zstd(file) || file.starts_with("\xff\xfe") ||
      file.starts_with("\xfe\xff")) {
    return 0;
  }
  const std::string last = "The last record is whole and holds one line of text.";
  const fuzz::Reading reading =
      fuzz::read_stream(file + record("conversion", "text/plain", last), options);
  const auto records = reading.counts.find("warc_records");
  fuzz::require(records != reading.counts.end() && records->second == accounted(reading.counts));
  const auto documents = reading.counts.find("warc_documents");
  fuzz::require(reading.documents.size() ==
                (documents == reading.counts.end() ? 0 : documents->second));
  for (const RawDocument& document : reading.documents) {
    fuzz::require(text::is_valid(document.content) && text::is_valid(document.provenance.url));
  }
  if (is_response) {
    fuzz::require(!reading.documents.empty() && reading.documents.back().content == last);
  }
  return 0;
}
