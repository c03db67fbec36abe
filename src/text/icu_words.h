// ICU's word BreakIterator (root locale): what decides where words begin and end.
#pragma once

#include <string_view>
#include <vector>

#include "newsfold/text/words.h"

namespace newsfold::text {

// Appends the words of bytes [begin, end) of `text`, cut as if nothing stood around them.
void icu_words(std::string_view text, std::size_t begin, std::size_t end, std::vector<Word>& out);

}  // namespace newsfold::text
