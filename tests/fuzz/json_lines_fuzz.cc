// Every line with something on it is a document or an issue; a record that was read is written as
// one that reads back to the same bytes.
#include <algorithm>
#include <cstdint>
#include <optional>

#include "newsfold/emit/emit.h"
#include "newsfold/text/utf8.h"
#include "read_stream.h"

namespace {

using namespace newsfold;

std::size_t lines_with_content(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  if (bytes.empty()) return 1;  // the file itself is an issue
  std::size_t count = 0;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    count += bytes.substr(0, end).find_first_not_of(" \t\r") != std::string_view::npos ? 1 : 0;
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return count;
}

std::string written(const AnnotatedArticle& article) {
  return emit::article_record(article, std::nullopt, nullptr, true);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with("\x1f\x8b\x08") || bytes.starts_with("\xff\xfe") ||
      bytes.starts_with("\xfe\xff")) {
    return 0;
  }
  ingest::Options options;
  options.format = ingest::InputFormat::kJsonLines;
  const fuzz::Reading reading = fuzz::read_stream(bytes, options);
  fuzz::require(reading.documents.size() + reading.issues == lines_with_content(bytes));
  for (const RawDocument& document : reading.documents) {
    fuzz::require(text::is_valid(document.content) && text::is_valid(document.extra));
    if (!document.record) continue;
    const std::string record = written(*document.record);
    const fuzz::Reading again = fuzz::read_stream(record, options);
    fuzz::require(again.documents.size() == 1 && written(*again.documents[0].record) == record);
  }
  return 0;
}
