#pragma once

#include <memory>

#include "ingest/byte_source.h"

namespace newsfold::ingest {

// Whether bytes begin a gzip member (RFC 1952).
bool is_gzip(std::string_view head);

// The decompressed bytes of all members, one after the other. Zeros after the last member are
// padding. Errors: those of the source; kBadCompression for a damaged or truncated member or other
// bytes behind the last one, after everything before it has been read. Memory: 100 KB, whatever the
// ratio.
std::unique_ptr<ByteSource> gunzip(std::unique_ptr<ByteSource> source);

}  // namespace newsfold::ingest
