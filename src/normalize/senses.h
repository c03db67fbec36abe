// What an acronym means by the words beside it: "BSE" is a disease of cows, too.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "normalize/candidate.h"
#include "normalize/tokens.h"

namespace newsfold::normalize {

// The id that data/names/senses.tsv gives for one of the mentions, "-" for nothing that the
// gazetteer knows; nullopt if the acronym isn't listed or no word tells. `candidates`: those of one
// name, as indices into `all`. One probe for a name that isn't listed.
std::optional<std::string_view> other_sense(const TokenStream& stream,
                                            const std::vector<Candidate>& all,
                                            const std::uint32_t* candidates, std::size_t count);

}  // namespace newsfold::normalize
