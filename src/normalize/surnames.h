// Single words taken for surnames that nothing but their place in a sentence speaks for.
#pragma once

#include "normalize/names.h"

namespace newsfold::normalize {

// In an article of some length a person who is called by the surname was named in full before. A
// single word that is nobody's, that nothing calls a person and that stands as things do becomes
// kOther. Behind link_people and link_organizations.
void reconsider_surnames(NameTable& table);

}  // namespace newsfold::normalize
