// Words that an apostrophe joins to a name and that are no part of it.
#pragma once

#include "newsfold/normalize/gazetteer.h"
#include "normalize/language_rules.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {

// Takes articles before a name and endings behind it out of its token ("l'Ukraine", "Rusya'nın"),
// unless the gazetteer (which may be null) knows the name with them: "L'Oréal". Linear.
void cut_joined_words(TokenStream& stream, const Gazetteer* gazetteer, const LanguageRules& rules);

}  // namespace newsfold::normalize
