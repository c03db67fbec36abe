// JSON as pages embed it (JSON-LD): what RFC 8259 allows, and the ways in which pages break it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsfold::extract::metadata {

enum class JsonKind : std::uint8_t { kLiteral, kString, kArray, kObject };

// Numbers, true, false and null are literals: their text as written.
struct JsonValue {
  JsonKind kind = JsonKind::kLiteral;
  std::string key;               // in its object, else empty
  std::string text;              // of a string (UTF-8, escapes resolved) or a literal
  std::vector<JsonValue> items;  // of an array or object, in order

  bool is_string() const { return kind == JsonKind::kString; }
  bool is_array() const { return kind == JsonKind::kArray; }
  bool is_object() const { return kind == JsonKind::kObject; }
  // The first member of that name, or null.
  const JsonValue* member(std::string_view name) const;
};

// The values at top level; several may follow one another. Accepts, beyond the standard: comments
// (of HTML, CDATA and JavaScript), trailing and missing commas, line breaks and unescaped quotes
// inside strings, a text cut off in its midst. Never fails: what cannot be read ends its array or
// object. Lone surrogates become U+FFFD. Nesting deeper than 64 ends the reading. Cost: linear.
std::vector<JsonValue> read_json(std::string_view text);

}  // namespace newsfold::extract::metadata
