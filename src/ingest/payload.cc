#include "ingest/payload.h"

#include <algorithm>
#include <array>
#include <optional>

#include "ingest/html_file.h"
#include "ingest/sniff.h"
#include "ingest/text_file.h"
#include "ingest/utf16.h"

namespace newsfold::ingest {
namespace {

constexpr std::array<std::string_view, 2> kPages = {"text/html", "application/xhtml+xml"};
constexpr std::string_view kPlain = "text/plain";
// What servers and archives write where nobody knew.
constexpr std::array<std::string_view, 4> kUnknown = {"", "unknown/unknown", "unk",
                                                      "application/octet-stream"};

template <typename Range>
bool contains(const Range& range, const std::string& item) {
  return std::find(range.begin(), range.end(), item) != range.end();
}

RawDocument document_of(std::string bytes, bool page, std::string_view charset,
                        const Options& options) {
  std::uint64_t replaced = 0;
  if (const Utf16 order = utf16_mark(bytes); order != Utf16::kNone) {
    std::string utf8;
    // A view does not fail, and UTF-8 takes at most three bytes for two.
    const auto source = utf16_to_utf8(view_source(bytes), order, replaced);
    if (append_all(*source, bytes.size() * 2, utf8).ok()) bytes = std::move(utf8);
  }
  RawDocument document = page ? html_document(std::move(bytes), charset, options.no_strip)
                              : text_document(std::move(bytes), options.no_strip, charset);
  document.replaced += replaced;
  return document;
}

}  // namespace

bool is_readable(const MediaType& media) {
  return media.type == kPlain || contains(kPages, media.type) || contains(kUnknown, media.type);
}

Result<std::optional<RawDocument>> payload_document(Payload payload, const Options& options) {
  const std::string_view head = std::string_view(payload.bytes).substr(0, kSniffBytes);
  const Content content = sniff(head);
  const bool page = contains(kPages, payload.media.type) || content == Content::kHtml;
  const bool text = payload.media.type == kPlain || content == Content::kText;
  const bool binary = content == Content::kBinary && utf16_mark(head) == Utf16::kNone;
  if (binary || content == Content::kCompressed || (!page && !text)) {
    return std::optional<RawDocument>();
  }
  return std::optional(document_of(std::move(payload.bytes), page, payload.media.charset, options));
}

}  // namespace newsfold::ingest
