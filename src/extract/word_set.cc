#include "extract/word_set.h"

#include "extract/lines.h"
#include "extract/shape.h"

namespace newsfold::extract {

WordSet read_word_set(std::string_view rows) {
  WordSet set;
  std::vector<Word> words;
  for (const Line& line : split_lines(rows)) {
    const std::size_t tab = line.text.find('\t');
    if (line.blank() || line.text.front() == '#' || tab == std::string_view::npos) continue;
    words.clear();
    measure_line(line.text.substr(tab + 1), words);
    for (const Word& word : words) set.add(word.hash);
  }
  return set;
}

}  // namespace newsfold::extract
