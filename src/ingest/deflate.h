#pragma once

#include <memory>

#include "ingest/byte_source.h"

namespace newsfold::ingest {

// The bytes of HTTP's "deflate": a zlib stream (RFC 1950) or, as many servers send it, raw deflate
// data (RFC 1951). Bytes behind the stream's end are left out. Errors: those of the source;
// kBadCompression for a damaged or truncated stream, after everything before it has been read.
// Memory: 100 KB, whatever the ratio.
std::unique_ptr<ByteSource> inflate_source(std::unique_ptr<ByteSource> source);

}  // namespace newsfold::ingest
