// Full names that several people may well bear: "Michael Brown".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "resolve/store.h"

namespace newsfold::resolve {

// Counts how many people of the corpus share a first and a last word.
class CommonNames {
 public:
  explicit CommonNames(const Store& store);

  // `key`: text::name_key. A name whose first word begins, and whose last word ends, the names of
  // several others of this corpus.
  bool is_common(std::string_view key) const;
  // People whose names begin with the word.
  std::uint32_t bearers_of_first(const std::string& word) const;

 private:
  std::unordered_map<std::string, std::uint32_t> first_;
  std::unordered_map<std::string, std::uint32_t> last_;
};

}  // namespace newsfold::resolve
