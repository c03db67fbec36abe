#include "simd/hamming.h"

#include <array>
#include <bit>
#include <cstdint>
#include <random>
#include <vector>

#include "simd/each_target.h"

namespace newsfold::simd {
namespace {

using Signature = std::array<std::uint64_t, 32>;

std::uint32_t plain_distance(const std::uint64_t* a, const std::uint64_t* b) {
  std::uint32_t sum = 0;
  for (std::size_t w = 0; w < 32; ++w)
    sum += static_cast<std::uint32_t>(std::popcount(a[w] ^ b[w]));
  return sum;
}

TEST(Hamming2048, EqualsPlainCounts) {
  std::mt19937_64 random(5);
  std::vector<std::uint64_t> base(50 * 32 + 1);
  for (auto& word : base) word = random() & random();
  std::array<Signature, 4> queries;
  for (auto& query : queries) {
    for (auto& word : query) word = random();
  }
  const FourSignatures four = {queries[0].data(), queries[1].data(), queries[2].data(),
                               queries[3].data()};
  on_each_target([&] {
    for (std::size_t count = 0; count <= 49; ++count) {
      std::vector<std::uint16_t> out(4 * count + 1, 7777);
      hamming2048_four(four, base.data() + 1, count, out.data());
      for (std::size_t i = 0; i < 4 * count; ++i) {
        ASSERT_EQ(out[i], plain_distance(four[i % 4], base.data() + 1 + 32 * (i / 4)));
      }
      ASSERT_EQ(out[4 * count], 7777) << "wrote past the end";
    }
  });
}

TEST(Hamming2048, Extremes) {
  Signature ones;
  ones.fill(~std::uint64_t{0});
  on_each_target([&] {
    EXPECT_EQ(hamming2048(ones, Signature{}), 2048u);
    EXPECT_EQ(hamming2048(ones, ones), 0u);
  });
}

TEST(Hamming2048, ExtremesOfFourKeepApart) {
  Signature ones;
  ones.fill(~std::uint64_t{0});
  const Signature zeros{};
  on_each_target([&] {
    std::vector<std::uint16_t> out(4);
    hamming2048_four({ones.data(), zeros.data(), ones.data(), zeros.data()}, zeros.data(), 1,
                     out.data());
    EXPECT_EQ(out, (std::vector<std::uint16_t>{2048, 0, 2048, 0}));
    hamming2048_four({zeros.data(), ones.data(), ones.data(), zeros.data()}, ones.data(), 1,
                     out.data());
    EXPECT_EQ(out, (std::vector<std::uint16_t>{2048, 0, 0, 2048}));
  });
}

TEST(AtMost, EqualsPlainScan) {
  std::mt19937_64 random(7);
  std::vector<std::uint16_t> values(150);
  for (auto& value : values) value = static_cast<std::uint16_t>(random() % 40 + 65496);
  on_each_target([&] {
    for (std::size_t count = 0; count <= values.size(); ++count) {
      for (const std::uint16_t limit : {0, 65497, 65510, 65535}) {
        std::vector<std::uint32_t> expected;
        for (std::uint32_t i = 0; i < count; ++i) {
          if (values[i] <= limit) expected.push_back(i);
        }
        std::vector<std::uint32_t> found(count);
        found.resize(at_most({values.data(), count}, limit, found.data()));
        ASSERT_EQ(found, expected) << count << " " << limit;
      }
    }
  });
}

TEST(Within64, EqualsPlainScan) {
  std::mt19937_64 random(6);
  const std::uint64_t query = random();
  std::vector<std::uint64_t> base(203);
  for (auto& word : base) {
    word = query;
    for (std::uint64_t flips = random() % 12; flips > 0; --flips) {
      word ^= std::uint64_t{1} << random() % 64;
    }
  }
  on_each_target([&] {
    for (std::uint32_t radius : {0, 1, 3, 8, 16, 64}) {
      for (std::size_t count = 0; count <= base.size(); ++count) {
        std::vector<std::uint32_t> expected;
        for (std::uint32_t i = 0; i < count; ++i) {
          if (static_cast<std::uint32_t>(std::popcount(query ^ base[i])) <= radius) {
            expected.push_back(i);
          }
        }
        std::vector<std::uint32_t> found(count);
        found.resize(within64(query, base.data(), count, radius, found.data()));
        ASSERT_EQ(found, expected) << count << " within " << radius;
      }
    }
  });
}

}  // namespace
}  // namespace newsfold::simd
