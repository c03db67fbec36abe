#pragma once

#include <cstdint>
#include <memory>

#include "ingest/byte_source.h"

namespace newsfold::ingest {

enum class Utf16 { kNone, kLittle, kBig };
// By the byte order mark.
Utf16 utf16_mark(std::string_view head);

// UTF-16 with its mark as UTF-8 without one. Unpaired surrogates and a last odd byte become U+FFFD
// and add to `replaced`, which must outlive the source.
std::unique_ptr<ByteSource> utf16_to_utf8(std::unique_ptr<ByteSource> source, Utf16 order,
                                          std::uint64_t& replaced);

}  // namespace newsfold::ingest
