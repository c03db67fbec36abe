// A line as the hashes of its words: lines with the same words are the same line of a template.
#pragma once

#include <cstdint>
#include <string_view>

namespace newsfold::extract {

struct LineWords {
  std::uint64_t exact = 0;            // numbers by value
  std::uint64_t without_numbers = 0;  // every number as "0"
  std::uint32_t count = 0;            // words; 0 for a line of punctuation
  bool has_number = false;
};

// Cost: one pass over the bytes.
LineWords words_of_line(std::string_view line);

}  // namespace newsfold::extract
