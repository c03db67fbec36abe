// Sorting hashes.
#pragma once

#include <cstdint>
#include <vector>

namespace newsfold::fingerprint {

// Sorts and drops repeated values. Linear for evenly spread hashes; never worse than std::sort by
// more than a constant factor.
void sort_distinct_hashes(std::vector<std::uint32_t>& hashes);

}  // namespace newsfold::fingerprint
