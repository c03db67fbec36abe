#include "ingest/text_file.h"

#include <algorithm>

#include "newsfold/base/hash.h"
#include "newsfold/text/charset.h"
#include "newsfold/text/utf8.h"

namespace newsfold::ingest {

void normalize_line_ends(std::string& text) {
  std::size_t to = text.find('\r');
  if (to == std::string::npos) return;
  for (std::size_t from = to; from < text.size(); ++from) {
    if (text[from] != '\r') {
      text[to++] = text[from];
    } else if (from + 1 == text.size() || text[from + 1] != '\n') {
      text[to++] = '\n';
    }
  }
  text.resize(to);
}

Status append_all(ByteSource& source, std::uint64_t max_bytes, std::string& bytes) {
  constexpr std::size_t kFirst = 1 << 14;
  std::size_t size = bytes.size();
  for (;;) {
    if (size == bytes.size()) {
      const std::size_t more = std::max(size, kFirst);
      bytes.resize(size + std::min<std::uint64_t>(more, max_bytes - size + 1));
    }
    const auto count = source.read(bytes.data() + size, bytes.size() - size);
    if (!count.ok() || count.value() == 0) {
      bytes.resize(size);
      return count.ok() ? ok_status() : Status(count.error());
    }
    size += count.value();
    if (size > max_bytes) {
      return Error{ErrorCode::kTooLarge, "over " + std::to_string(max_bytes) + " bytes"};
    }
  }
}

Result<std::string> read_all(ByteSource& source, std::uint64_t max_bytes) {
  std::string bytes;
  if (const Status status = append_all(source, max_bytes, bytes); !status.ok()) {
    return status.error();
  }
  return bytes;
}

namespace {

// By the encoding that was declared, by the one that it seems to be in, else as UTF-8 with damage.
std::string valid_utf8(std::string_view bytes, std::string_view charset, std::uint64_t& count) {
  std::size_t replaced = 0;
  std::string out;
  auto decoded = text::decode_as(bytes, charset);
  if (!decoded) decoded = text::decode_legacy(bytes);
  if (decoded) {
    replaced = decoded->replaced;
    out = std::move(decoded->text);
  } else {
    out = text::replace_invalid(bytes, replaced);
  }
  count += replaced;
  return out;
}

}  // namespace

RawDocument text_document(std::string bytes, bool no_strip, std::string_view charset) {
  RawDocument document;
  document.id = hash128_hex(bytes);
  document.content_hash = hash64(bytes);
  document.kind = no_strip ? ContentKind::kArticle : ContentKind::kDump;
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.erase(0, 3);
  if (!text::is_valid(bytes)) bytes = valid_utf8(bytes, charset, document.replaced);
  if (!no_strip) normalize_line_ends(bytes);
  document.content = std::move(bytes);
  return document;
}

}  // namespace newsfold::ingest
