// Why two documents belong together.
#pragma once

#include <cstddef>
#include <cstdint>

#include "newsfold/cluster/cluster.h"

namespace newsfold::cluster {

inline constexpr std::size_t kMaxEvidence = 5;  // links that a document names

// The evidence of a link as `document` shows it; but for `with`, the same seen from either end.
// cosine: 1/65536.
StoryEvidence link_evidence(const Document& document, const Document& other, std::int32_t cosine,
                            const EntityIds& entity_ids);

// Hashed word runs inside quotation marks that both share, as a number of words; 0 for none.
std::uint32_t shared_quote_words(const Fingerprint& a, const Fingerprint& b);

}  // namespace newsfold::cluster
