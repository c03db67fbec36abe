// The headline in a heading that holds more.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/metadata/page.h"

namespace newsfold::extract::metadata {

// The text of the line without the element at its head that its attributes call a kicker, and the
// one at its end that they call a subtitle; all of it where a mark joins them to the rest ("Rail:
// Ferry crews walk out"), or where too little would be left. REQUIRES: the page has markup.
std::string_view heading_part(const Page& page, std::uint32_t position);

}  // namespace newsfold::extract::metadata
