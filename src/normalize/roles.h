// "the President" beside "President Maria Veldt".
#pragma once

#include "normalize/names.h"

namespace newsfold::normalize {

// Gives the one person whom the document calls by a title before the name the places where the
// title stands alone: "the Home Secretary", "Mr. President". Behind the linking of people, since
// one person has several names. Linear in the tokens.
void link_roles(NameTable& table);

}  // namespace newsfold::normalize
