// The plain twin of simd/forest.h: a set a tree and row, every condition asked.
#pragma once

#include <cstdint>
#include <vector>

#include "simd/forest.h"

namespace newsfold::reference {

std::vector<std::int32_t> forest_sums(const simd::Forest& forest,
                                      const std::vector<std::int32_t>& rows);

}  // namespace newsfold::reference
