#include "newsfold/emit/json_line.h"

#include "emit/json_writer.h"

namespace newsfold::emit {

void JsonLine::append_key(std::string_view key) {
  out_ += out_.empty() ? "{\"" : ",\"";
  out_ += key;
  out_ += "\":";
}

JsonLine& JsonLine::text(std::string_view key, std::string_view value) {
  append_key(key);
  append_string(out_, value);
  return *this;
}

JsonLine& JsonLine::text_or_null(std::string_view key, std::string_view value) {
  append_key(key);
  append_string_or_null(out_, value);
  return *this;
}

JsonLine& JsonLine::number(std::string_view key, std::uint64_t value) {
  append_key(key);
  append_number(out_, value);
  return *this;
}

JsonLine& JsonLine::share(std::string_view key, std::uint32_t per_mille) {
  append_key(key);
  append_per_mille(out_, per_mille);
  return *this;
}

JsonLine& JsonLine::null(std::string_view key) { return json(key, "null"); }

JsonLine& JsonLine::json(std::string_view key, std::string_view value) {
  append_key(key);
  out_ += value;
  return *this;
}

JsonLine& JsonLine::json_array(std::string_view key, const std::vector<std::string>& values) {
  append_key(key);
  append_array(out_, values, [&](const std::string& value) { out_ += value; });
  return *this;
}

std::string JsonLine::take() {
  out_ += out_.empty() ? "{}" : "}";
  return std::move(out_);
}

}  // namespace newsfold::emit
