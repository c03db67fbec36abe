// Storms go by first names and places' names: "Hurricane Florence", later "Florence".
#pragma once

#include <vector>

#include "normalize/candidate.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {

// Takes from the bare name of a storm that the document names what the gazetteer calls so, unless
// its surroundings speak of a place. Before the names are collected; link_storms joins them.
void mark_storms(const TokenStream& stream, std::vector<Candidate>& candidates);

}  // namespace newsfold::normalize
