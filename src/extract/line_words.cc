#include "extract/line_words.h"

#include <vector>

#include "extract/shape.h"
#include "newsfold/base/hash.h"

namespace newsfold::extract {

LineWords words_of_line(std::string_view line) {
  std::vector<Word> words;
  const LineShape shape = measure_line(line, words);
  LineWords out;
  out.exact = shape.hash;
  out.count = shape.words;
  for (const Word& word : words) {
    out.without_numbers = mix64(out.without_numbers * 31 + word.hash);
    out.has_number = out.has_number || (word.flags & Word::kNumber) != 0;
  }
  return out;
}

}  // namespace newsfold::extract
