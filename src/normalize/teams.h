// Places that stand for their teams: "Norland beat Ostheim 3-0".
#pragma once

#include <vector>

#include "normalize/candidate.h"
#include "normalize/known_names.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {

// Marks the mentions of places that name a team and takes the place's alias from them: which team
// (men's, women's, of which sport) the name alone doesn't tell. A single mention is marked for what
// stands beside it ("Norland captain", "Norland 3-0"); in a report of matches, all mentions of a
// place that plays, but where a preposition makes it a place.
void mark_teams(const TokenStream& stream, const std::vector<KnownName>& known,
                std::vector<Candidate>& candidates);

}  // namespace newsfold::normalize
