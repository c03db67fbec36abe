// One JSON object on one line, key by key in the order of calls.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsfold::emit {

// REQUIRES: valid UTF-8; distinct keys that need no escapes.
class JsonLine {
 public:
  JsonLine& text(std::string_view key, std::string_view value);
  // Null where it is empty.
  JsonLine& text_or_null(std::string_view key, std::string_view value);
  JsonLine& number(std::string_view key, std::uint64_t value);
  // A share in per mille as a decimal.
  JsonLine& share(std::string_view key, std::uint32_t per_mille);
  JsonLine& null(std::string_view key);
  // JSON as it is: another line, say.
  JsonLine& json(std::string_view key, std::string_view value);
  JsonLine& json_array(std::string_view key, const std::vector<std::string>& values);

  // The object, without a newline. Nothing may follow.
  std::string take();

 private:
  void append_key(std::string_view key);
  std::string out_;
};

}  // namespace newsfold::emit
