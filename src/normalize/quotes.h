// Titles of works in quotation marks.
#pragma once

#include <cstddef>
#include <vector>

#include "normalize/known_names.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {

// One past the title whose opening quotation mark stands before the token: a few words in capitals,
// and nothing else within the marks, that begin with a known name or hold a colon ("Norland First",
// "Tides: Return"). `first` itself if there is none, or if the gazetteer has the whole. Costs a few
// tokens.
std::size_t quoted_title_end(const TokenStream& stream, const std::vector<KnownName>& known,
                             std::size_t first);

}  // namespace newsfold::normalize
