// Reading typed fields of a JSON object with simdjson's on-demand parser. Inside ingest only: these
// functions throw simdjson::simdjson_error for broken JSON and RecordError for a wrong type;
// JsonRecordParser::parse turns both into an Error.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "newsfold/base/calendar.h"
#include "newsfold/base/status.h"

namespace newsfold::ingest {

using JsonValue = simdjson::ondemand::value;

// JSON, but not a record: a field has the wrong type, or a needed one is missing or not supported.
class RecordError : public std::runtime_error {
 public:
  explicit RecordError(const std::string& message, ErrorCode code = ErrorCode::kBadRecord)
      : std::runtime_error(message), code_(code) {}
  ErrorCode code() const { return code_; }

 private:
  ErrorCode code_;
};

// A field of an object being read: its name stands in messages.
struct JsonField {
  std::string_view name;
  JsonValue value;
};

// The value as it stands in the input, checked whole, without spaces around it.
std::string_view raw_value(JsonValue& value);

// The text between the quotes of a key, escapes untouched. REQUIRES: a key of a parsed object.
std::string_view raw_key(const simdjson::ondemand::raw_json_string& key);

bool is_null(JsonField& field);
// Lone surrogates become U+FFFD and add to `replaced`. The optional ones leave `out` alone on null.
void read_string(JsonField& field, std::string& out, std::uint64_t& replaced);
void read_optional_string(JsonField& field, std::string& out, std::uint64_t& replaced);
std::vector<std::string> read_strings(JsonField& field, std::uint64_t& replaced);
std::uint32_t read_uint32(JsonField& field);
// A decimal number from 0 to 1 with at most three places, exactly.
std::uint16_t read_per_mille(JsonField& field);
std::optional<Day> read_optional_day(JsonField& field);

// Calls visit(JsonField&) for each item of an array, under the array's name.
template <typename Visit>
void read_array(JsonField& field, Visit visit) {
  if (field.value.type() != simdjson::ondemand::json_type::array) {
    throw RecordError("field \"" + std::string(field.name) + "\" is not an array");
  }
  for (auto item : field.value.get_array()) {
    JsonField element{field.name, item.value()};
    visit(element);
  }
}

// Calls visit(JsonField&) for each field of an object. A name is valid until the next field is
// read.
template <typename Visit>
void read_object(JsonField& field, Visit visit) {
  if (field.value.type() != simdjson::ondemand::json_type::object) {
    throw RecordError("field \"" + std::string(field.name) + "\" is not an object");
  }
  for (auto item : field.value.get_object()) {
    JsonField member{item.unescaped_key(), item.value()};
    visit(member);
  }
}

}  // namespace newsfold::ingest
