#include "newsfold/text/utf8.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace newsfold::text {
namespace {

TEST(Utf8, InlineAsciiAgreesWithIcu) {
  for (char32_t c = 0; c < 0x80; ++c) {
    EXPECT_EQ(is_letter(c), beyond_ascii::is_letter(c)) << static_cast<unsigned>(c);
    EXPECT_EQ(is_digit(c), beyond_ascii::is_digit(c)) << static_cast<unsigned>(c);
    EXPECT_EQ(is_upper(c), beyond_ascii::is_upper(c)) << static_cast<unsigned>(c);
    EXPECT_EQ(is_lower(c), beyond_ascii::is_lower(c)) << static_cast<unsigned>(c);
    EXPECT_EQ(is_space(c), beyond_ascii::is_space(c)) << static_cast<unsigned>(c);
  }
}

TEST(Utf8, DecodesWhatItAppends) {
  for (char32_t c = 0; c < 0x110000; c += c < 0x900 ? 1 : 97) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string bytes;
    append(bytes, c);
    std::size_t at = 0;
    ASSERT_EQ(decode(bytes, at), c);
    ASSERT_EQ(at, bytes.size());
    ASSERT_EQ(count_code_points(bytes), 1u);
    ASSERT_TRUE(is_valid(bytes));
  }
}

TEST(Utf8, InvalidBytesAreReplacedOneByOne) {
  const std::string bytes =
      "a\xC3(\xF0\x9F\x98"
      "b\xED\xA0\x80";
  std::size_t at = 1;
  EXPECT_EQ(decode(bytes, at), U'\uFFFD');
  EXPECT_EQ(at, 2u);
  std::size_t replaced = 0;
  EXPECT_EQ(replace_invalid(bytes, replaced),
            "a\uFFFD(\uFFFD\uFFFD\uFFFD"
            "b\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(replaced, 7u);
  EXPECT_FALSE(is_valid(bytes));
}

TEST(Utf8, CountsCodePointsNotBytes) { EXPECT_EQ(count_code_points("aéж日😀"), 5u); }

// Against decoding one by one, for steps of every size.
TEST(Utf8, FindsTheBytesOfCodePoints) {
  std::string bytes;
  for (int i = 0; i < 40; ++i)
    bytes += i % 7 == 0 ? "日本😀語é" : i % 3 == 0 ? "plain words only" : "жд a";
  std::vector<std::size_t> begins;
  for (std::size_t at = 0; at < bytes.size(); decode(bytes, at)) begins.push_back(at);
  begins.push_back(bytes.size());
  for (std::size_t step = 1; step < 60; ++step) {
    ByteOffsets offsets(bytes);
    for (std::size_t point = 0; point < begins.size(); point += step)
      ASSERT_EQ(offsets.of(point), begins[point]) << step;
    EXPECT_EQ(offsets.of(begins.size() + 5), bytes.size());
    EXPECT_EQ(offsets.of(1), bytes.size());  // never back
  }
}

}  // namespace
}  // namespace newsfold::text
