#include "state/bytes.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace newsfold::state {
namespace {

TEST(Bytes, NumbersComeBack) {
  Writer out;
  const std::vector<std::uint64_t> values = {0, 1, 127, 128, 300, 1ULL << 35, ~0ULL};
  for (const std::uint64_t value : values) out.number(value);
  out.fixed(0x0102030405060708, 8);
  out.text("name");
  const std::string bytes = out.take();
  Reader in(bytes);
  for (const std::uint64_t value : values) EXPECT_EQ(in.number(), value);
  EXPECT_EQ(in.fixed(8), 0x0102030405060708U);
  EXPECT_EQ(in.text(), "name");
  EXPECT_TRUE(in.ok());
  EXPECT_TRUE(in.at_end());
}

TEST(Bytes, DamageIsNoticed) {
  for (const std::string_view bytes : {"\xff\xff",
                                       "\x7f"
                                       "ab"}) {
    Reader in(bytes);
    in.text();
    EXPECT_FALSE(in.ok());
    EXPECT_EQ(in.number(), 0U);
  }
}

TEST(Bytes, AscendingNumbersNearTheirEntropy) {
  std::mt19937 random(11);
  for (const std::size_t count : {0U, 1U, 2U, 40U, 800U}) {
    std::vector<std::uint32_t> values(count);
    for (std::uint32_t& value : values) value = static_cast<std::uint32_t>(random()) >> 8;
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    const std::string bytes = pack_ascending(values);
    EXPECT_EQ(unpack_ascending(bytes), values);
    EXPECT_EQ(count_ascending(bytes), values.size());
    std::vector<std::uint32_t> first = values;
    std::erase_if(first, [](std::uint32_t value) { return value >= 1U << 22; });
    EXPECT_EQ(unpack_ascending(bytes, 1U << 22), first);
    if (count == 800) {
      EXPECT_LT(bytes.size(), 800 * 17 / 8);
    }
    if (count > 2) {
      EXPECT_TRUE(unpack_ascending(bytes.substr(0, bytes.size() / 2)).empty());
    }
  }
  EXPECT_EQ(unpack_ascending(pack_ascending({0xffffffff})), std::vector<std::uint32_t>{0xffffffff});
}

}  // namespace
}  // namespace newsfold::state
