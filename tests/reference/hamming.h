// Slow, obvious twin of src/cluster/hamming.h.
#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

namespace newsfold::reference {

// (a, b, distance) of every pair within `radius`, ascending.
std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> near_pairs(
    const std::vector<std::uint64_t>& fingerprints, std::uint32_t radius);

}  // namespace newsfold::reference
