// Whose pictures are meant where a picture is credited.
#pragma once

#include <vector>

#include "normalize/candidate.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {

// "[Image credit: EPA]": of what an acronym stands for it is not the authority of some country, if
// it stands for anything else. Linear in the candidates.
void mark_credits(const TokenStream& stream, const Gazetteer& gazetteer,
                  std::vector<Candidate>& candidates);

}  // namespace newsfold::normalize
