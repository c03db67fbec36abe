#include "reference/dense.h"

#include <algorithm>

namespace newsfold::reference {

std::vector<std::int32_t> dense_rows(const std::vector<std::int16_t>& x, std::size_t rows,
                                     std::size_t taps, std::size_t step,
                                     const std::vector<std::int16_t>& weights,
                                     const std::vector<std::int32_t>& bias) {
  std::vector<std::int32_t> out;
  for (std::size_t t = 0; t < rows; ++t) {
    for (std::size_t o = 0; o < 32; ++o) {
      std::int64_t sum = bias[o];
      for (std::size_t k = 0; k < taps; ++k) {
        for (std::size_t i = 0; i < 32; ++i) {
          sum += std::int64_t{x[(t + k * step) * 32 + i]} *
                 weights[k * 1024 + i / 2 * 64 + 2 * o + i % 2];
        }
      }
      out.push_back(static_cast<std::int32_t>(static_cast<std::uint32_t>(sum)));
    }
  }
  return out;
}

std::vector<std::int16_t> add_rectified(const std::vector<std::int32_t>& sums, std::int16_t most,
                                        std::vector<std::int16_t> x) {
  for (std::size_t i = 0; i < x.size(); ++i) {
    const std::int64_t sum = x[i] + std::max(sums[i], 0) / 1024;
    x[i] = static_cast<std::int16_t>(std::min<std::int64_t>(sum, most));
  }
  return x;
}

}  // namespace newsfold::reference
