// Where a name that a region shares with a town or a country means the region. Each looks at every
// candidate once and marks what is meant.
#pragma once

#include <vector>

#include "newsfold/normalize/gazetteer.h"
#include "normalize/candidate.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {

// "New York state" is the region, whatever else is called so.
void mark_states(const TokenStream& stream, const Gazetteer& gazetteer,
                 std::vector<Candidate>& candidates);

// "Hollin province", "the province of Hollin": not the town, where the gazetteer has "Hollin
// Province".
void mark_provinces(const TokenStream& stream, const Gazetteer& gazetteer,
                    std::vector<Candidate>& candidates);

// "Hollin national park": not the hill or the town.
void mark_parks(const TokenStream& stream, const Gazetteer& gazetteer,
                std::vector<Candidate>& candidates);

// "the cable Norland-Sudria-Westmark 4": named for the places, and none of them.
void mark_routes(const TokenStream& stream, std::vector<Candidate>& candidates);

// "the New York Democrat", "Senator Maria Veldt of New York": who is elected is so in a region.
void mark_electorates(const TokenStream& stream, const Gazetteer& gazetteer,
                      std::vector<Candidate>& candidates);

// "New York" in "New Mexico, New York, Ohio": the region, as those that stand in one row with it.
void mark_rows(const TokenStream& stream, const Gazetteer& gazetteer,
               std::vector<Candidate>& candidates);

}  // namespace newsfold::normalize
