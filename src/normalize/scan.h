// Candidates: runs of capitalized words, cut at titles, known names and the heads of organizations'
// and places' names.
#pragma once

#include <vector>

#include "normalize/candidate.h"
#include "normalize/known_names.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {

// In text order, not overlapping.
std::vector<Candidate> scan_candidates(const TokenStream& stream,
                                       const std::vector<KnownName>& known);

}  // namespace newsfold::normalize
