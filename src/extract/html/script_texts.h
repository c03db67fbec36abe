// Texts that the scripts of a page name: "pageTitle": "…", var headline = '…'.
#pragma once

#include <string_view>

#include "extract/html/page.h"

namespace newsfold::extract::html {

// Appends the strings to which a script gives a name with "title", "headline", "author" or "byline"
// in it, and of those with "publi" or "date" what begins like a year of now; escapes resolved.
// Strings inside strings (JSON quoted in JSON) count, too; of authors also the strings in a list,
// and the "name" of an object. At most 200 a page.
void read_named_texts(std::string_view script, std::vector<NamedText>& texts);

}  // namespace newsfold::extract::html
