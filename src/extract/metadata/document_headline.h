// Whether the headline is the document's title rather than the page's top heading.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/metadata/head.h"
#include "extract/metadata/page.h"

namespace newsfold::extract::metadata {

struct ShownHeading {
  std::uint32_t position = 0;  // of its line
  std::string_view text;       // the headline in it
};

// True where scripts and links for sharing call the page by its document title and not by the
// heading, and where one of the two is the other with a kicker: "Floods: Bridge closed" over a
// heading that nobody else has, "Floods / Bridge closed" under the title "Bridge closed"; and where
// the heading goes on in a second line.
bool is_document_title(const Page& page, const PageHead& head, const ShownHeading& heading);

}  // namespace newsfold::extract::metadata
