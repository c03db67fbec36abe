#include <string>

#include <gtest/gtest.h>

#include "extract/metadata/json.h"

namespace newsfold::extract::metadata {
namespace {

// The values as one line, so that a test can say what it expects.
std::string shown(const JsonValue& value) {
  if (value.is_string()) return "'" + value.text + "'";
  if (value.kind == JsonKind::kLiteral) return value.text;
  std::string out(1, value.is_object() ? '{' : '[');
  for (const JsonValue& item : value.items) {
    if (out.size() > 1) out += ", ";
    if (value.is_object()) out += item.key + "=";
    out += shown(item);
  }
  return out + (value.is_object() ? '}' : ']');
}

std::string read(std::string_view text) {
  std::string out;
  for (const JsonValue& value : read_json(text)) out += shown(value);
  return out;
}

TEST(Json, ReadsTheStandard) {
  EXPECT_EQ(read(R"( {"a": [1, -2.5e3, true, null], "b": {"c": "d"}, "e": {}, "f": []} )"),
            "{a=[1, -2.5e3, true, null], b={c='d'}, e={}, f=[]}");
}

TEST(Json, ResolvesEscapes) {
  EXPECT_EQ(read(R"(["\u00e9\"\/\\", "a\nb", "\ud83d\ude00", "\ud83d!", "\ud83d\u0041"])"),
            "['é\"/\\', 'a b', '😀', '\xEF\xBF\xBD!', '\xEF\xBF\xBD"
            "A']");
}

struct Broken {
  const char* text;
  const char* read;
};
TEST(Json, ReadsBroken) {
  for (const Broken& broken : {Broken{"<!-- {\"a\":1} -->", "{a=1}"},                         //
                               Broken{"//<![CDATA[\n{\"a\":1}\n//]]>", "{a=1}"},              //
                               Broken{"/* by hand */ {\"a\":1,}; ", "{a=1}"},                 //
                               Broken{"[1,2,,3,]", "[1, 2, 3]"},                              //
                               Broken{"{\"a\":\"one\ntwo\",\"b\":2}", "{a='one two', b=2}"},  //
                               Broken{"{\"a\":\"he said \"no\", then left\",\"b\":2}",        //
                                      "{a='he said \"no\", then left', b=2}"},                //
                               Broken{"{\"a\":\"x\"\n\"b\":\"y\"}", "{a='x', b='y'}"},        //
                               Broken{"{\"a\":{\"b\":\"cut o", "{a={b='cut o'}}"},            //
                               Broken{"{\"a\":}{\"b\":2}", "{}{b=2}"},                        //
                               Broken{"[1}{\"b\":2}", "[1]{b=2}"},                            //
                               Broken{"\xEF\xBB\xBF[]", "[]"},                                //
                               Broken{"no json", ""},                                         //
                               Broken{"{\"a\":\"\\u12\"}", "{a='12'}"}}) {
    EXPECT_EQ(read(broken.text), broken.read) << broken.text;
  }
}

TEST(Json, EndsWhereNestingIsTooDeep) {
  const std::string deep(100000, '[');
  EXPECT_EQ(read_json(deep).size(), 1U);
}

TEST(Json, FindsMembersByName) {
  const std::vector<JsonValue> values = read_json(R"({"a":"x","b":"y","a":"z"})");
  ASSERT_EQ(values.size(), 1U);
  ASSERT_NE(values[0].member("a"), nullptr);
  EXPECT_EQ(values[0].member("a")->text, "x");
  EXPECT_EQ(values[0].member("c"), nullptr);
}

}  // namespace
}  // namespace newsfold::extract::metadata
