// The plain twin of simd/dense.h.
#pragma once

#include <cstdint>
#include <vector>

namespace newsfold::reference {

std::vector<std::int32_t> dense_rows(const std::vector<std::int16_t>& x, std::size_t rows,
                                     std::size_t taps, std::size_t step,
                                     const std::vector<std::int16_t>& weights,
                                     const std::vector<std::int32_t>& bias);

std::vector<std::int16_t> add_rectified(const std::vector<std::int32_t>& sums, std::int16_t most,
                                        std::vector<std::int16_t> x);

}  // namespace newsfold::reference
