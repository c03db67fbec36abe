#include "newsfold/text/words.h"

#include "text/word_scanner.h"

namespace newsfold::text {

std::vector<Word> words(std::string_view text) {
  thread_local WordScanner scanner;
  std::vector<Word> out;
  out.reserve(text.size() / 5);
  scanner.scan(text, out, nullptr);
  return out;
}

}  // namespace newsfold::text
