// The tokenizer against the public html5lib-tests, where they are: NEWSFOLD_HTML5LIB_TESTS names
// their folder "tokenizer" (github.com/html5lib/html5lib-tests; PyPI's html5lib carries a copy).
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>

#include <gtest/gtest.h>
#include <simdjson.h>

#include "extract/html/tokenizer.h"
#include "newsfold/text/utf8.h"

namespace newsfold::extract::html {
namespace {

using simdjson::dom::element;

// What tests can't say in JSON is escaped twice. Nothing for a lone surrogate, which has no UTF-8.
std::optional<std::string> unescape(std::string_view text) {
  std::string out;
  char32_t high = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) != "\\u" || i + 6 > text.size()) {
      if (high != 0) return std::nullopt;
      out += text[i];
      continue;
    }
    const auto unit =
        static_cast<char32_t>(std::stoul(std::string(text.substr(i + 2, 4)), nullptr, 16));
    i += 5;
    if (unit >= 0xD800 && unit < 0xDC00 && high == 0) {
      high = unit;
      continue;
    }
    const bool low = unit >= 0xDC00 && unit < 0xE000;
    if (low != (high != 0)) return std::nullopt;
    text::append(out, low ? 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00) : unit);
    high = 0;
  }
  if (high != 0) return std::nullopt;
  return out;
}

// Tokens one a line, in one spelling for both sides.
class Transcript {
 public:
  void add_text(std::string_view text) {
    if (!after_text_) lines_ += "\ntext ";
    lines_ += text;
    after_text_ = true;
  }
  void add(const std::string& line) {
    lines_ += "\n" + line;
    after_text_ = false;
  }
  const std::string& lines() const { return lines_; }

 private:
  std::string lines_;
  bool after_text_ = false;
};

std::string tag_line(const std::string& name, const std::map<std::string, std::string>& attributes,
                     bool self_closing) {
  std::string line = "start " + name;
  for (const auto& [key, value] : attributes) line += " [" + key + "=" + value + "]";
  return line + (self_closing ? " /" : "");
}

std::string own(std::string_view raw, void (*append_part)(std::string&, std::string_view)) {
  std::string out;
  append_part(out, raw);
  return out;
}

std::string doctype_line(const Doctype& type) {
  return "doctype " + (type.has_name ? type.name : "null") + "|" +
         (type.has_public_id ? type.public_id : "null") + "|" +
         (type.has_system_id ? type.system_id : "null") + (type.force_quirks ? "|quirks" : "|");
}

std::string actual_tokens(std::string_view input, TextState state, std::string_view last_tag) {
  Tokenizer tokenizer(input);
  if (state != TextState::kData) tokenizer.enter(state, last_tag);
  Transcript out;
  Token token;
  for (tokenizer.next(token); token.kind != TokenKind::kEnd; tokenizer.next(token)) {
    if (token.kind == TokenKind::kText) {
      std::string text;
      append_text(text, token.data, token.state);
      out.add_text(text);
    } else if (token.kind == TokenKind::kStartTag) {
      std::map<std::string, std::string> attributes;
      for (const Attribute& attribute : token.attributes)
        attributes.emplace(own(attribute.name, append_name), own(attribute.value, append_value));
      out.add(tag_line(own(token.data, append_name), attributes, token.self_closing));
    } else if (token.kind == TokenKind::kEndTag) {
      out.add("end " + own(token.data, append_name));
    } else if (token.kind == TokenKind::kComment) {
      out.add("comment " + own(token.data, append_comment));
    } else {
      out.add(doctype_line(token.doctype));
    }
  }
  return out.lines();
}

class Expected {
 public:
  explicit Expected(bool escaped) : escaped_(escaped) {}

  std::string read(const element& output) {
    Transcript out;
    for (const element token : output.get_array()) {
      if (!token.is_array()) continue;  // "ParseError"
      const std::string kind = string(token.at(0));
      if (kind == "Character") {
        out.add_text(string(token.at(1)));
      } else if (kind == "StartTag") {
        std::map<std::string, std::string> attributes;
        for (const auto field : token.at(2).get_object())
          attributes[string(field.key)] = string(field.value);
        out.add(tag_line(string(token.at(1)), attributes, token.get_array().size() > 3));
      } else if (kind == "EndTag") {
        out.add("end " + string(token.at(1)));
      } else if (kind == "Comment") {
        out.add("comment " + string(token.at(1)));
      } else {
        Doctype type;
        type.has_name = optional(token.at(1), type.name);
        type.has_public_id = optional(token.at(2), type.public_id);
        type.has_system_id = optional(token.at(3), type.system_id);
        type.force_quirks = !token.at(4).get_bool().value();
        out.add(doctype_line(type));
      }
    }
    return out.lines();
  }

  std::string string(simdjson::simdjson_result<element> value) {
    return string(value.get_string().value());
  }
  std::string string(std::string_view text) {
    if (!escaped_) return std::string(text);
    const auto plain = unescape(text);
    if (!plain) has_no_utf8 = true;
    return plain.value_or("");
  }

  bool has_no_utf8 = false;

 private:
  bool optional(simdjson::simdjson_result<element> value, std::string& out) {
    if (value.is_null()) return false;
    out = string(value);
    return true;
  }

  const bool escaped_;
};

TextState state_of(std::string_view name) {
  if (name == "PLAINTEXT state") return TextState::kPlaintext;
  if (name == "RCDATA state") return TextState::kRcdata;
  if (name == "RAWTEXT state") return TextState::kRawtext;
  if (name == "Script data state") return TextState::kScript;
  if (name == "CDATA section state") return TextState::kCdata;
  EXPECT_EQ(name, "Data state");
  return TextState::kData;
}

// How often a test was run: once for each of its states.
std::size_t run_test(const element& test) {
  Expected expected(test["doubleEscaped"].is_bool() && test["doubleEscaped"].get_bool().value());
  const std::string input = expected.string(test["input"]);
  const std::string wanted = expected.read(test["output"]);
  const auto given_tag = test["lastStartTag"];
  const std::string_view last_tag =
      given_tag.is_string() ? given_tag.get_string().value() : std::string_view();
  if (expected.has_no_utf8) return 0;
  std::vector<std::string_view> states = {"Data state"};
  simdjson::dom::array given;
  if (test["initialStates"].get(given) == simdjson::SUCCESS) {
    states.clear();
    for (const element state : given) states.push_back(state.get_string().value());
  }
  for (const std::string_view state : states) {
    EXPECT_EQ(actual_tokens(input, state_of(state), last_tag), wanted)
        << test["description"].get_string().value() << " | " << input << " | " << state;
  }
  return states.size();
}

TEST(Html5lib, Tokenizer) {
  const char* folder = std::getenv("NEWSFOLD_HTML5LIB_TESTS");
  if (folder == nullptr) GTEST_SKIP() << "NEWSFOLD_HTML5LIB_TESTS is not set";
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".test") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::size_t run = 0, without_utf8 = 0;
  for (const std::string& path : paths) {
    simdjson::dom::parser parser;
    const element file = parser.load(path).value();
    simdjson::dom::array tests;
    if (file["tests"].get(tests) != simdjson::SUCCESS) continue;  // of another kind
    for (const element test : tests) {
      const std::size_t times = run_test(test);
      run += times;
      without_utf8 += times == 0 ? 1 : 0;
    }
  }
  EXPECT_GT(run, 1000U);
  std::printf("%zu cases; %zu have lone surrogates, which UTF-8 can't hold\n", run, without_utf8);
}

}  // namespace
}  // namespace newsfold::extract::html
