// Words that were cut out of longer ones.
#pragma once

#include <string_view>

#include "normalize/tokens.h"

namespace newsfold::normalize {

// Gives the token what follows from its new text: shape, hash, and what the lexicon knows.
void read_word(Token& token, std::string_view word);

}  // namespace newsfold::normalize
