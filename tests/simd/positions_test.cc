#include "simd/positions.h"

#include <random>
#include <vector>

#include "simd/each_target.h"

namespace newsfold::simd {
namespace {

std::vector<std::uint32_t> plain_positions(const std::vector<std::uint64_t>& masks) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < 64 * masks.size(); ++i) {
    if ((masks[i / 64] >> i % 64 & 1) != 0) out.push_back(i);
  }
  return out;
}

// Masks of every density: no bit, few, all.
TEST(BitPositions, EqualThePlainOnes) {
  std::mt19937_64 random(1);
  for (std::size_t count = 0; count < 200; ++count) {
    std::vector<std::uint64_t> masks(count);
    for (auto& mask : masks) {
      mask = random();
      for (std::uint64_t thin = random() % 4; thin > 0; --thin) mask &= random();
      if (random() % 8 == 0) mask = random() % 2 == 0 ? 0 : ~std::uint64_t{0};
    }
    const std::vector<std::uint32_t> expected = plain_positions(masks);
    on_each_target([&] {
      std::vector<std::uint32_t> found(expected.size() + kPositionsSlack + 1, 77);
      ASSERT_EQ(count_bits(masks.data(), count), expected.size());
      ASSERT_EQ(bit_positions(masks.data(), count, found.data()), expected.size());
      EXPECT_EQ(found.back(), 77u) << "beyond the slack";
      found.resize(expected.size());
      ASSERT_EQ(found, expected) << count;
    });
  }
}

}  // namespace
}  // namespace newsfold::simd
