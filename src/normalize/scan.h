// Candidates: runs of capitalized words, cut at titles, known names and the heads of organizations'
// and places' names.
#pragma once

#include <vector>

#include "normalize/candidate.h"
#include "normalize/known_names.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {

// In text order, not overlapping. `english`: unknown words in `language` may be taken for names,
// since the lexicon knows the ordinary ones.
std::vector<Candidate> scan_candidates(const TokenStream& stream,
                                       const std::vector<KnownName>& known,
                                       std::string_view language);

}  // namespace newsfold::normalize
