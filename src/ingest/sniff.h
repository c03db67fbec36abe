// What a file is, by its first bytes.
#pragma once

#include <cstdint>
#include <string_view>

namespace newsfold::ingest {

// As many first bytes as sniffing looks at.
inline constexpr std::size_t kSniffBytes = 1 << 16;

enum class Content : std::uint8_t {
  kText,
  kJsonLines,
  kEmpty,
  kBinary,
  kHtml,
  kXml,  // feeds and the like, not a page
  kWarc,
  kJsonDocument,  // one JSON value over several lines, or an array
  kCompressed,    // by something else than gzip or zstd, or twice
};

// `head`: the first bytes, decompressed and as UTF-8.
Content sniff(std::string_view head);

}  // namespace newsfold::ingest
