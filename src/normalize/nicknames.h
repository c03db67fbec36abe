// Short forms of first names: data/names/nicknames.tsv, embedded.
#pragma once

#include <cstdint>

namespace newsfold::normalize {

// Whether one person may go by both first names ("William", "Bill"). The arguments are hash64 of
// text::fold_name_token. Thread-safe.
bool may_be_one_first_name(std::uint64_t a, std::uint64_t b);

}  // namespace newsfold::normalize
