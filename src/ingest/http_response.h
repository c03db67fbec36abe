// An HTTP response as archives keep it: RFC 9112, read leniently.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/header_fields.h"
#include "newsfold/base/status.h"

namespace newsfold::ingest {

struct HttpResponse {
  int status = 0;  // 200
  HeaderFields fields;
  std::string_view body;  // as sent, within the block

  MediaType media() const { return parse_media_type(fields.get("content-type")); }
};

// Nothing when the block doesn't begin with a status line. A head that doesn't end takes the whole
// block.
std::optional<HttpResponse> parse_http_response(std::string_view block);

struct Body {
  std::string bytes;  // without transfer and content codings
  Status status;      // of decoding; bytes are those before the error
};
// Undoes chunked transfer and the content codings gzip, deflate, br and zstd, several too. A coding
// that the header names and the bytes plainly lack was undone by whoever made the archive. Status:
// kBadCompression, kBadRecord (chunks), kTooLarge over max_bytes.
Body decode_body(const HttpResponse& response, std::uint64_t max_bytes);

}  // namespace newsfold::ingest
