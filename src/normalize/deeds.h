// What a name does, what is done to it and who belongs to it: words that tell an organization or a
// thing from a person and a place.
#pragma once

#include "normalize/candidate.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {

// Looks at no more than a few tokens on both sides.
Votes votes_of_deeds(const TokenStream& stream, const Candidate& candidate);

}  // namespace newsfold::normalize
