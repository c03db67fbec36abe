// Texts that the scripts of a page name: "pageTitle": "…", var headline = '…'.
#pragma once

#include <string_view>

#include "extract/html/page.h"

namespace newsfold::extract::html {

// Appends the strings to which a script gives a name with "title" or "headline" in it, escapes
// resolved; strings inside strings (JSON quoted in JSON) count, too. At most 200 a page.
void read_named_texts(std::string_view script, std::vector<NamedText>& texts);

}  // namespace newsfold::extract::html
