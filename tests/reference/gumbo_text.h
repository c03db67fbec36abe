// The text of a page as Gumbo's tree has it: the reference for extract/html.
#pragma once

#include <string>
#include <string_view>

namespace newsfold::reference {

// Whether the tests were built with Gumbo (libgumbo-dev).
bool has_gumbo();

// The visible characters of the text that extract/html would write, in the order of the tree.
// `html` is valid UTF-8.
std::string gumbo_text(std::string_view html);

// Without white space, control characters and what has no width.
std::string visible_characters(std::string_view text);

}  // namespace newsfold::reference
