// Names as inflected languages write them in a sentence.
#pragma once

#include <string_view>

#include "newsfold/normalize/gazetteer.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {

// Gives tokens the hashes of the names that they are forms of: "Саудовской Аравии" those of the
// gazetteer's "Саудовская Аравия", "Рябкова" that of a "Рябков" in the document; takes joined
// articles and endings off ("l'Ukraine", "Rusya'nın"). Marks such tokens kInflected. Nothing
// happens in languages without rules (English). `gazetteer` may be null. Cost: some probes of the
// gazetteer for each word that may begin a name.
void restore_base_forms(TokenStream& stream, const Gazetteer* gazetteer, std::string_view language);

}  // namespace newsfold::normalize
