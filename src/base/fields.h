// Rows and fields of the embedded tables.
#pragma once

#include <string_view>

namespace newsfold {

// What stands before the first separator, or all; `rest` shrinks to what stands behind it.
inline std::string_view cut(std::string_view& rest, char separator) {
  const std::size_t at = rest.find(separator);
  const std::string_view head = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
  return head;
}

}  // namespace newsfold
