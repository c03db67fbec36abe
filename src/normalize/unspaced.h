// Chinese and Japanese write no spaces: what stands between two marks is one token. Cuts known
// names out of such tokens.
#pragma once

#include <string_view>

#include "newsfold/normalize/gazetteer.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {

// Whether the text may hold Chinese or Japanese letters.
bool may_be_unspaced(std::string_view text);

// Each known name becomes a token of its own, and so does what stands before, between and behind
// them; words in katakana, letters and digits of other scripts ("2020年東京") are cut off, too.
// `language` is ISO 639-1 or empty. Cost: nothing but a look at the bytes for text without such
// scripts; else ICU's segmentation, and a dozen probes of the gazetteer a word.
void split_unspaced(TokenStream& stream, const Gazetteer* gazetteer, std::string_view language);

}  // namespace newsfold::normalize
