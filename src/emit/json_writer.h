// JSON text, appended to a string. UTF-8 stands unescaped; only quotes, backslashes and control
// characters are escaped. Numbers are printed from integers: no floating point, no locale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace newsfold::emit {

void append_string(std::string& out, std::string_view text);
// An empty text prints as null.
void append_string_or_null(std::string& out, std::string_view text);
void append_number(std::string& out, std::uint64_t value);
// 930 → 0.93, 1000 → 1, 5 → 0.005.
void append_per_mille(std::string& out, std::uint32_t per_mille);

// Appends "," before every item but the first.
class Separator {
 public:
  explicit Separator(std::string& out) : out_(out) {}
  void next() {
    if (!first_) out_ += ',';
    first_ = false;
  }

 private:
  std::string& out_;
  bool first_ = true;
};

// "[a,b]": `append_item` writes one item.
template <typename Items, typename AppendItem>
void append_array(std::string& out, const Items& items, AppendItem append_item) {
  out += '[';
  Separator separator(out);
  for (const auto& item : items) {
    separator.next();
    append_item(item);
  }
  out += ']';
}

}  // namespace newsfold::emit
