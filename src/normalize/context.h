// What the words beside a candidate and inside it tell about what it names.
#pragma once

#include <vector>

#include "normalize/candidate.h"
#include "normalize/known_names.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {

Votes context_votes(const TokenStream& stream, const std::vector<KnownName>& known,
                    const Candidate& candidate);

}  // namespace newsfold::normalize
