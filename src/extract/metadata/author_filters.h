// Names that stand where authors stand and are none.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/metadata/authors.h"

namespace newsfold::extract::metadata {

// Takes away whom the page names as its reviewer, translator and the like (phrase hashes), unless
// behind a byline's word.
void drop_helpers(std::span<const std::uint64_t> helpers, std::vector<AuthorCandidate>& candidates);

// Takes away "AL", which stands in place of a portrait directly above or below "Ann Lee".
void drop_initials(std::vector<AuthorCandidate>& candidates);

}  // namespace newsfold::extract::metadata
