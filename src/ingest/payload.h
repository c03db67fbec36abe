// What a server sent or an archive keeps, handed to the readers of pages and of texts.
#pragma once

#include <optional>
#include <string>

#include "ingest/header_fields.h"
#include "newsfold/base/status.h"
#include "newsfold/ingest/ingest.h"

namespace newsfold::ingest {

struct Payload {
  std::string bytes;  // without transfer and content codings, in the page's own encoding
  MediaType media;    // as declared
};

// Whether a declared type, or none, may hold an article: HTML, XHTML, plain text.
bool is_readable(const MediaType& media);

// The document of a page or a text; id and content_hash are those of the bytes. Nothing when the
// bytes are neither, whatever was declared.
Result<std::optional<RawDocument>> payload_document(Payload payload, const Options& options);

}  // namespace newsfold::ingest
