// Words whose ending was no part of the name: "the NGOs", and possessives that lost their
// apostrophe on the way ("Tidewaters chairman").
#pragma once

#include "newsfold/normalize/gazetteer.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {

// Takes the s off such tokens and marks them as possessive, if the gazetteer (which may be null)
// has no name that is so spelled: an acronym's where the rest is a known name, else it is a plural
// and counts as in lower case; another word's only in an article without any apostrophe, if the
// rest stands there as a name of its own or is an ordinary word. Linear in the tokens.
void restore_possessives(TokenStream& stream, const Gazetteer* gazetteer);

}  // namespace newsfold::normalize
