// Words by bit masks, 64 bytes at a time; ICU sees only the stretches that need it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "newsfold/text/words.h"
#include "simd/ascii.h"
#include "text/word_class.h"

namespace newsfold::text {

// ASCII is classified by vector code and read off bit masks; code points beyond ASCII, and
// punctuation that may join words, are looked at one by one. A code point of class kComplex sends
// the stretch between the blanks around it to ICU: a blank always ends a word, whatever stands
// around it. One scanner a thread; it keeps its buffers between texts.
class WordScanner {
 public:
  // Overwrites `out`. `lower` is null or takes the text with A-Z as a-z.
  void scan(std::string_view text, std::vector<Word>& out, char* lower);

 private:
  struct Stretch {
    std::size_t begin = 0, end = 0;
  };
  struct Next {
    WordClass word_class = WordClass::kOther;
    std::size_t begin = 0;
  };

  void resolve_block(std::size_t block);
  std::size_t resolve(std::size_t at);
  void resolve_mid(WordClass word_class, std::size_t begin, std::size_t end);
  std::size_t resolve_connector(std::size_t begin, std::size_t end);
  void inherit(std::size_t begin, std::size_t end);
  std::size_t leave_to_icu(std::size_t at);
  Next next_class(std::size_t at) const;
  void read_off(std::vector<Word>& out) const;

  bool test(std::uint64_t simd::AsciiBlock::*bits, std::size_t at) const {
    return (blocks_[at / 64].*bits >> at % 64 & 1) != 0;
  }
  void set(std::uint64_t simd::AsciiBlock::*bits, std::size_t begin, std::size_t end) {
    for (; begin < end; ++begin) blocks_[begin / 64].*bits |= std::uint64_t{1} << begin % 64;
  }
  void clear(std::size_t begin, std::size_t end);

  const WordClasses& classes_ = WordClasses::get();
  std::string_view text_;
  // After resolving, `connectors` holds whatever else belongs to a word, and `mids` nothing of use.
  std::vector<simd::AsciiBlock> blocks_;
  std::vector<Stretch> stretches_;
  std::size_t resolved_ = 0;
};

}  // namespace newsfold::text
