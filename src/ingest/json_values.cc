#include "ingest/json_values.h"

#include <limits>

#include "ingest/json_string.h"
#include "ingest/json_validate.h"

namespace newsfold::ingest {
namespace {

using simdjson::ondemand::json_type;

[[noreturn]] void refuse(const JsonField& field, const char* what) {
  throw RecordError("field \"" + std::string(field.name) + "\" " + what);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t end = text.find_last_not_of(" \t\n\r");
  return text.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

// The scalar's own characters.
std::string_view token(JsonField& field) { return trimmed(field.value.raw_json_token()); }

}  // namespace

std::string_view raw_value(JsonValue& value) {
  std::string_view raw;
  switch (value.type()) {
    case json_type::array:
      raw = value.get_array().value().raw_json();
      break;
    case json_type::object:
      raw = value.get_object().value().raw_json();
      break;
    default:
      raw = value.raw_json_token();
      break;
  }
  raw = trimmed(raw);
  if (!is_json_value(raw)) throw simdjson::simdjson_error(simdjson::TAPE_ERROR);
  return raw;
}

std::string_view raw_key(const simdjson::ondemand::raw_json_string& key) {
  const char* begin = key.raw();
  const char* end = begin;
  while (*end != '"') end += *end == '\\' ? 2 : 1;
  return {begin, static_cast<std::size_t>(end - begin)};
}

bool is_null(JsonField& field) {
  if (field.value.type() != json_type::null) return false;
  if (token(field) != "null") throw simdjson::simdjson_error(simdjson::N_ATOM_ERROR);
  return true;
}

void read_string(JsonField& field, std::string& out, std::uint64_t& replaced) {
  if (field.value.type() != json_type::string) refuse(field, "is not a string");
  const std::string_view raw = token(field);
  std::string_view text;
  const simdjson::error_code error = field.value.get_string().get(text);
  if (error == simdjson::SUCCESS) {
    out.assign(text);
    return;
  }
  auto lenient = unescape_leniently(raw, replaced);
  if (!lenient) throw simdjson::simdjson_error(error);
  out = std::move(*lenient);
}

void read_optional_string(JsonField& field, std::string& out, std::uint64_t& replaced) {
  if (!is_null(field)) read_string(field, out, replaced);
}

std::vector<std::string> read_strings(JsonField& field, std::uint64_t& replaced) {
  std::vector<std::string> out;
  read_array(field, [&](JsonField& item) { read_string(item, out.emplace_back(), replaced); });
  return out;
}

std::uint32_t read_uint32(JsonField& field) {
  if (field.value.type() != json_type::number) refuse(field, "is not a number");
  std::uint64_t value = 0;
  if (field.value.get_uint64().get(value) != simdjson::SUCCESS ||
      value > std::numeric_limits<std::uint32_t>::max()) {
    refuse(field, "is out of range");
  }
  return static_cast<std::uint32_t>(value);
}

std::uint16_t read_per_mille(JsonField& field) {
  if (field.value.type() != json_type::number) refuse(field, "is not a number");
  const std::string_view digits = raw_value(field.value);
  const std::string_view places = digits.size() > 2 && digits[1] == '.' ? digits.substr(2) : "";
  if (digits.size() > 1 && (places.empty() || places.size() > 3)) refuse(field, "is no share");
  if (digits[0] != '0' && digits[0] != '1') refuse(field, "is no share");
  std::uint32_t value = static_cast<std::uint32_t>(digits[0] - '0');
  for (std::size_t i = 0; i < 3; ++i) {
    const char c = i < places.size() ? places[i] : '0';
    if (c < '0' || c > '9') refuse(field, "is no share");
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  if (value > 1000) refuse(field, "is no share");
  return static_cast<std::uint16_t>(value);
}

std::optional<Day> read_optional_day(JsonField& field) {
  if (is_null(field)) return std::nullopt;
  std::string text;
  std::uint64_t replaced = 0;
  read_string(field, text, replaced);
  const auto day = parse_iso_day(text);
  if (!day) refuse(field, "is no date");
  return day;
}

}  // namespace newsfold::ingest
