// A plain text file: one document.
#pragma once

#include <cstdint>
#include <string>

#include "ingest/byte_source.h"
#include "newsfold/ingest/ingest.h"

namespace newsfold::ingest {

// CRLF and CR become LF.
void normalize_line_ends(std::string& text);

// All bytes, behind what `bytes` holds already. After an error they are those before it. Errors:
// those of the source, kTooLarge over max_bytes.
Status append_all(ByteSource& source, std::uint64_t max_bytes, std::string& bytes);

// All bytes, or the error.
Result<std::string> read_all(ByteSource& source, std::uint64_t max_bytes);

// The document of a file's bytes: id and content_hash of the bytes as they are, content as UTF-8
// without byte order mark, with \n line ends (kept as they are with no_strip) and U+FFFD for
// invalid bytes. `charset`: the encoding that was declared, where one was.
RawDocument text_document(std::string bytes, bool no_strip, std::string_view charset = {});

}  // namespace newsfold::ingest
