#include "simd/shingles.h"

#include <bit>
#include <cstdint>
#include <random>

#include "simd/each_target.h"

namespace newsfold::simd {
namespace {

TEST(Shingles, EveryLengthEqualsTheDefinition) {
  std::mt19937_64 random(9);
  on_each_target([&] {
    std::vector<std::uint64_t> out;
    for (std::size_t n = 0; n < 80; ++n) {
      std::vector<std::uint64_t> tokens(n);
      for (auto& token : tokens) token = random();
      shingle_hashes(tokens, out);
      ASSERT_EQ(out.size(), n < 3 ? 0 : n - 2);
      for (std::size_t i = 0; i < out.size(); ++i) {
        ASSERT_EQ(out[i],
                  (tokens[i] + std::rotl(tokens[i + 1], 21)) ^ std::rotl(tokens[i + 2], 42));
      }
    }
  });
}

TEST(Shingles, OrderMatters) {
  std::vector<std::uint64_t> one, other;
  shingle_hashes(std::vector<std::uint64_t>{11, 22, 33}, one);
  shingle_hashes(std::vector<std::uint64_t>{22, 11, 33}, other);
  EXPECT_NE(one, other);
}

}  // namespace
}  // namespace newsfold::simd
