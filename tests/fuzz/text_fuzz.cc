// Any bytes (text, gzip, UTF-16, binary) give valid UTF-8 without CR or an issue.
#include <cstdint>

#include "newsfold/text/utf8.h"
#include "read_stream.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsfold;
  ingest::Options options;
  options.max_document_bytes = 1 << 16;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const fuzz::Reading reading = fuzz::read_stream(bytes, options);
  for (const RawDocument& document : reading.documents) {
    fuzz::require(text::is_valid(document.content));
    const bool page = document.kind == ContentKind::kPage;  // its line ends are extract's to read
    fuzz::require(document.record || page || document.content.find('\r') == std::string::npos);
  }
  return 0;
}
