#include "ingest/json_validate.h"

#include <cstdint>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "ingest/json_string.h"

namespace newsfold::ingest {
namespace {

TEST(JsonValidate, AcceptsValues) {
  for (const char* text :
       {"null", "true", "false", "0", "-0", "12", "-1.5e+10", "1E2", "\"\"", "[]", "{}",
        " [ 1 , \"a\\u00e9\\\"\" , {\"b\" : [ ] } ] ", "\"\\ud800\""}) {
    EXPECT_TRUE(is_json_value(text)) << text;
  }
}

TEST(JsonValidate, RefusesEverythingElse) {
  for (const char* text : {"",           " ",       "nul",
                           "nulls",      "01",      "+1",
                           "1.",         ".5",      "1e",
                           "-",          "\"",      "\"\\\"",
                           "\"\\u12\"",  "\"\\a\"", "\"\t\"",
                           "[",          "[1",      "[1,",
                           "[1,]",       "[,1]",    "[1 2]",
                           "{",          "{\"a\"}", "{\"a\":}",
                           "{\"a\":1,}", "{a:1}",   "{\"a\":1 \"b\":2}",
                           "1 2",        "[]]",     "NaN",
                           "'a'"}) {
    EXPECT_FALSE(is_json_value(text)) << text;
  }
}

TEST(JsonValidate, DeepNestingIsRefusedNotFollowed) {
  EXPECT_TRUE(is_json_value(std::string(500, '[') + std::string(500, ']')));
  EXPECT_FALSE(is_json_value(std::string(1000000, '[')));
  EXPECT_FALSE(is_json_value(std::string(600, '[') + std::string(600, ']')));
}

TEST(JsonString, UnescapesLeniently) {
  std::uint64_t replaced = 0;
  EXPECT_EQ(unescape_leniently(R"("a\n\t\"\\\/\u0041\u00e9\ud83d\ude00")", replaced),
            "a\n\t\"\\/Aé😀");
  EXPECT_EQ(replaced, 0u);
  EXPECT_EQ(unescape_leniently(R"("\ud83d\u0041")", replaced), "\uFFFDA");
  EXPECT_EQ(unescape_leniently(R"("\ud83d\ud83d\ude00")", replaced), "\uFFFD😀");
  EXPECT_EQ(unescape_leniently(R"("\ud83d)"
                               "\\\\u\"",
                               replaced),
            "\uFFFD\\u");
  EXPECT_EQ(replaced, 3u);
  EXPECT_EQ(unescape_leniently(R"("\u12")", replaced), std::nullopt);
  EXPECT_EQ(unescape_leniently("5", replaced), std::nullopt);
}

}  // namespace
}  // namespace newsfold::ingest
