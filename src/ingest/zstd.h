#pragma once

#include <memory>
#include <string_view>

#include "ingest/byte_source.h"

namespace newsfold::ingest {

// Whether bytes begin a Zstandard frame (RFC 8878), skippable or not.
bool is_zstd(std::string_view head);

// The decompressed bytes of all frames, one after the other, by the dictionary in a skippable frame
// before them where there is one ("Zstandard Compression for WARC Files", IIPC). Errors: those of
// the source; kBadCompression for a damaged or truncated frame, or one whose window is over 128 MiB
// or dictionary over 16 MiB, after everything before it has been read. Memory: the frame's window,
// whatever the ratio.
std::unique_ptr<ByteSource> unzstd(std::unique_ptr<ByteSource> source);

}  // namespace newsfold::ingest
