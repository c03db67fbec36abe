// Slow, obvious twins of src/simd/simhash.h.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace newsfold::reference {

std::uint64_t simhash64(const std::vector<std::uint64_t>& hashes);
std::array<std::uint64_t, 32> weighted_wide_simhash(const std::vector<std::uint32_t>& hashes,
                                                    const std::vector<std::uint16_t>& weights);

}  // namespace newsfold::reference
