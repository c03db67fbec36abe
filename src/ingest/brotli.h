#pragma once

#include <memory>

#include "ingest/byte_source.h"

namespace newsfold::ingest {

// The decompressed bytes of a Brotli stream (RFC 7932), HTTP's "br"; bytes behind it are left out.
// Errors: those of the source; kBadCompression for a damaged or truncated stream, after everything
// before it has been read. Memory: the stream's window, at most 16 MB, whatever the ratio.
std::unique_ptr<ByteSource> unbrotli(std::unique_ptr<ByteSource> source);

}  // namespace newsfold::ingest
