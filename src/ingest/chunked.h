#pragma once

#include <memory>
#include <string_view>

#include "ingest/byte_source.h"

namespace newsfold::ingest {

// Whether bytes begin with the size line of a chunk. Archives often keep the header field of a
// chunked transfer with a body that is chunked no more.
bool is_chunked(std::string_view head);

// The data of a body in chunked transfer coding (RFC 9112 section 7.1); trailers are left out.
// Errors: kBadRecord for a damaged size line or a body that ends early, after everything before it
// has been read. Memory: 64 KB.
std::unique_ptr<ByteSource> dechunk(std::unique_ptr<ByteSource> source);

}  // namespace newsfold::ingest
