#include "reference/forest.h"

#include <bit>

namespace newsfold::reference {

std::vector<std::int32_t> forest_sums(const simd::Forest& forest,
                                      const std::vector<std::int32_t>& rows) {
  const std::size_t features = forest.begins.size() - 1;
  std::vector<std::int32_t> out;
  for (std::size_t row = 0; row < rows.size(); row += features) {
    std::uint32_t sum = 0;
    for (std::size_t tree = 0; tree < forest.trees; ++tree) {
      std::uint32_t set = ~0U;
      for (std::size_t f = 0; f < features; ++f) {
        for (std::size_t c = forest.begins[f]; c < forest.begins[f + 1]; ++c) {
          const simd::Condition& condition = forest.conditions[c];
          if (condition.tree == tree && rows[row + f] > condition.threshold) set &= condition.right;
        }
      }
      const auto leaf = static_cast<std::size_t>(std::countr_zero(set));
      sum += static_cast<std::uint32_t>(forest.leaves[tree * simd::kForestLeaves + leaf]);
    }
    out.push_back(static_cast<std::int32_t>(sum));
  }
  return out;
}

}  // namespace newsfold::reference
