#include "newsfold/text/utf8.h"

#include <string>

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

}  // namespace
}  // namespace newsfold::text
