// A page of HTML: one document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "newsfold/records/raw_document.h"

namespace newsfold::ingest {

// The document of a page's bytes, which begin with no mark of UTF-16: id and content_hash of the
// bytes as they are, content as UTF-8. `charset` is what an HTTP header declares, or empty. Valid
// UTF-8 is read as such; else the header's encoding counts, then that of a <meta>, then the one
// that the bytes seem to be in.
RawDocument html_document(std::string bytes, std::string_view charset, bool no_strip);

// Decodes again a page in UTF-8 that was made by taking each of its bytes for a character
// (Latin-1), as scrapers do with bytes that are not quite UTF-8: no character is beyond U+00FF, and
// some are control characters, or the bytes are UTF-8 after all, or the page declares another
// encoding. Other pages stay. `replaced` grows by what had to be replaced.
void mend_bytewise(std::string& html, std::uint64_t& replaced);

// The encoding that a <meta charset> or <meta http-equiv=content-type> names among the first 16 KB,
// as written; empty without one.
std::string_view meta_charset(std::string_view html);

}  // namespace newsfold::ingest
