#include "simd/ascii.h"

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "simd/each_target.h"

namespace newsfold::simd {
namespace {

std::vector<AsciiBlock> plain(std::string_view text) {
  std::vector<AsciiBlock> out((text.size() + 63) / 64);
  for (std::size_t i = 0; i < text.size(); ++i) {
    AsciiBlock& block = out[i / 64];
    const std::uint64_t bit = std::uint64_t{1} << i % 64;
    const char c = text[i];
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) block.letters |= bit;
    if (c >= 'A' && c <= 'Z') block.capitals |= bit;
    if (c >= '0' && c <= '9') block.digits |= bit;
    if (std::string_view("',.:;").find(c) != std::string_view::npos) block.mids |= bit;
    if (c == '@' || c == '_') block.connectors |= bit;
    if (static_cast<unsigned char>(c) >= 0x80) block.high |= bit;
  }
  return out;
}

std::string lowered(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return text;
}

void expect_equal(const std::string& text) {
  std::vector<AsciiBlock> blocks((text.size() + 63) / 64);
  std::string lower(text.size() + 1, '~');
  classify_ascii(text.data(), text.size(), blocks.data(), lower.data());
  const std::vector<AsciiBlock> expected = plain(text);
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    ASSERT_EQ(blocks[b].letters, expected[b].letters);
    ASSERT_EQ(blocks[b].capitals, expected[b].capitals);
    ASSERT_EQ(blocks[b].digits, expected[b].digits);
    ASSERT_EQ(blocks[b].mids, expected[b].mids);
    ASSERT_EQ(blocks[b].connectors, expected[b].connectors);
    ASSERT_EQ(blocks[b].high, expected[b].high);
  }
  ASSERT_EQ(lower, lowered(text) + "~");
}

TEST(Ascii, EveryByteAtEveryPlace) {
  on_each_target([] {
    for (int c = 0; c < 256; ++c) expect_equal(std::string(1, static_cast<char>(c)));
    std::string all;
    for (int c = 0; c < 256; ++c) all.push_back(static_cast<char>(c));
    for (std::size_t shift = 0; shift < 70; ++shift) expect_equal(std::string(shift, 'x') + all);
  });
}

TEST(Ascii, EveryLength) {
  std::mt19937_64 random(8);
  on_each_target([&] {
    for (std::size_t n = 0; n < 300; ++n) {
      std::string text(n, ' ');
      for (char& c : text) c = static_cast<char>(random());
      expect_equal(text);
    }
  });
}

TEST(Ascii, BitsFromAnyByteOn) {
  const std::string text(70, 'a');
  std::vector<AsciiBlock> blocks(3);
  classify_ascii(text.data(), text.size(), blocks.data(), nullptr);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t left = text.size() - at;
    EXPECT_EQ(bits_from(blocks.data(), &AsciiBlock::letters, at),
              left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1);
    EXPECT_EQ(bits_from(blocks.data(), &AsciiBlock::digits, at), 0U);
  }
}

TEST(Ascii, OneHighByteAnywhereIsSeen) {
  on_each_target([] {
    for (std::size_t n = 0; n < 140; ++n) {
      std::string text(n, 'a');
      EXPECT_TRUE(is_ascii(text.data(), n));
      for (std::size_t i = 0; i < n; ++i) {
        text[i] = '\x80';
        ASSERT_FALSE(is_ascii(text.data(), n)) << i << " of " << n;
        text[i] = 'a';
      }
    }
  });
}

}  // namespace
}  // namespace newsfold::simd
