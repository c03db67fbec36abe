// The label of a row of an event set.
#pragma once

#include <string>
#include <string_view>

#include "newsfold/records/raw_document.h"

namespace newsfold {

// Rows that share one report one event; a row without any is an event of its own: its id.
inline std::string label_of(const RawDocument& document) {
  static constexpr std::string_view kKey = "\"label\":";
  const std::size_t at = document.extra.find(kKey);
  if (at == std::string::npos) return document.id;
  const std::size_t begin = at + kKey.size();
  return document.extra.substr(begin, document.extra.find_first_of(",}", begin) - begin);
}

}  // namespace newsfold
