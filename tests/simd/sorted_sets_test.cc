#include "simd/sorted_sets.h"

#include <algorithm>
#include <iterator>
#include <random>
#include <vector>

#include "simd/each_target.h"

namespace newsfold::simd {
namespace {

using Values = std::vector<std::uint32_t>;

Values sorted_set(std::size_t n, std::uint32_t below, std::mt19937& random) {
  Values out(n);
  for (auto& value : out) value = static_cast<std::uint32_t>(random()) % below;
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::size_t twin(const Values& a, const Values& b) {
  Values both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

TEST(CountCommon, EveryPairOfSizesEqualsTheTwin) {
  std::mt19937 random(3);
  on_each_target([&] {
    for (std::size_t n = 0; n <= 40; ++n) {
      for (std::size_t m = 0; m <= 40; ++m) {
        const Values a = sorted_set(n, 60, random);
        const Values b = sorted_set(m, 60, random);
        ASSERT_EQ(count_common(a, b), twin(a, b)) << n << ' ' << m;
      }
    }
  });
}

TEST(CountCommon, SparseDenseAndUnaligned) {
  std::mt19937 random(4);
  for (const std::uint32_t below : {700U, 5000U, 0xFFFFFFFFU}) {
    const Values a = sorted_set(600, below, random);
    const Values b = sorted_set(450, below, random);
    const Values tail(b.begin() + 1, b.end());
    on_each_target([&] {
      EXPECT_EQ(count_common(a, a), a.size());
      EXPECT_EQ(count_common(a, std::span(b).subspan(1)), twin(a, tail));
      EXPECT_EQ(count_common(std::span(b).subspan(1), a), twin(tail, a));
    });
  }
}

TEST(CountCommon, ExtremeValues) {
  on_each_target([] {
    Values a, b;
    for (std::uint32_t i = 0; i < 20; ++i) {
      a.push_back(i);
      b.push_back(0xFFFFFFFFU - 19 + i);
    }
    EXPECT_EQ(count_common(a, b), 0u);
    a.push_back(0xFFFFFFFFU);
    EXPECT_EQ(count_common(a, b), 1u);
  });
}

}  // namespace
}  // namespace newsfold::simd
