// Slow, obvious twins of src/simd/simhash.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace newsfold::reference {

std::uint64_t simhash64(const std::vector<std::uint64_t>& hashes);
std::uint64_t weighted_simhash64(const std::vector<std::uint64_t>& hashes,
                                 const std::vector<std::uint8_t>& weights);
std::vector<std::uint64_t> weighted_wide_simhash(const std::vector<std::uint32_t>& hashes,
                                                 const std::vector<std::uint16_t>& weights,
                                                 std::size_t words);

}  // namespace newsfold::reference
