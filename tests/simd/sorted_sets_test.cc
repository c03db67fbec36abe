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

struct Entry {
  std::uint32_t key = 0;
  std::uint32_t rest = 0;
};

std::vector<Entry> entries(const Values& keys, std::uint32_t rest) {
  std::vector<Entry> out;
  for (const std::uint32_t key : keys) out.push_back({key, rest});
  return out;
}

// Keys of 0 and what stands behind the ends are no matches.
TEST(CommonPlaces, AreThoseOfEqualKeysInEveryPairOfSizes) {
  std::mt19937 random(5);
  on_each_target([&] {
    for (std::size_t n = 0; n <= 40; ++n) {
      for (std::size_t m = 0; m <= 40; ++m) {
        const Values a = sorted_set(n, 60, random);
        const Values b = sorted_set(m, 60, random);
        const std::vector<Entry> x = entries(a, 7), y = entries(b, 0);
        const std::size_t room = std::min(a.size(), b.size()) + kPlacesRoom;
        std::vector<std::uint16_t> in_a(room + 1, 7777), in_b(room + 1, 7777);
        const std::size_t count =
            common_places(x.data(), x.size(), y.data(), y.size(), in_a.data(), in_b.data());
        ASSERT_EQ(count, twin(a, b)) << n << ' ' << m;
        for (std::size_t k = 0; k < count; ++k) {
          ASSERT_EQ(a[in_a[k]], b[in_b[k]]);
          if (k > 0) {
            ASSERT_LT(in_a[k - 1], in_a[k]);
            ASSERT_LT(in_b[k - 1], in_b[k]);
          }
        }
        ASSERT_EQ(in_a[room] + in_b[room], 2 * 7777) << "wrote past the room";
      }
    }
  });
}

}  // namespace
}  // namespace newsfold::simd
