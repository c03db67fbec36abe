#pragma once

#include <string_view>

namespace newsfold::ingest {

// Whether the text is exactly one JSON value (RFC 8259), at most 512 levels deep. Values that are
// kept verbatim pass through here: on-demand parsing checks only what it visits. \u escapes of lone
// surrogates are let through, as RFC 8259 does. REQUIRES: valid UTF-8. Cost: one pass.
bool is_json_value(std::string_view text);

}  // namespace newsfold::ingest
