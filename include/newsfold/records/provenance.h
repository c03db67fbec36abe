// Where a document came from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsfold {

// What told the outlet. kNone prints as null.
enum class SourceFrom : std::uint8_t {
  kNone,
  kUrl,
  kHost,
  kOutletName,
  kManifest,
  kGiven,
  kDirectory
};
// "url", "host", "outlet-name", "manifest", "given", "directory"; "none" for kNone.
std::string_view source_from_name(SourceFrom from);
std::optional<SourceFrom> parse_source_from(std::string_view name);

// Empty strings print as null, but for collection and path, which are always known.
struct Provenance {
  std::string source;  // outlet: a host name, or its own name from its page furniture
  SourceFrom source_from = SourceFrom::kNone;
  std::string collection;         // the directory or container file it was read from
  std::string path;               // as the user named it; "-" for stdin
  std::vector<std::string> also;  // other paths with the same bytes, sorted
  std::string url;
  std::string hostname;  // of url
  std::string added;     // ISO 8601 UTC, as given by the record or the manifest
};

}  // namespace newsfold
