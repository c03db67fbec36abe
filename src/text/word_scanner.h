// Words by bit masks, 64 bytes at a time; ICU sees only the stretches that need it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "newsfold/text/words.h"
#include "simd/ascii.h"
#include "text/fold_table.h"
#include "text/two_byte_letters.h"
#include "text/word_class.h"

namespace newsfold::text {

// ASCII and letters of two bytes are classified by vector code and read off bit masks; other code
// points, and punctuation that may join words, are looked at one by one. A code point of class
// kComplex sends the stretch between the blanks around it to ICU: a blank always ends a word,
// whatever stands around it. One scanner a thread; it keeps its buffers between texts.
class WordScanner {
 public:
  // Overwrites `out`. `folded` is null or takes the text, same length, with every code point folded
  // that folds alone and to as many bytes.
  void scan(std::string_view text, std::vector<Word>& out, char* folded);

  // Whether `folded` got all of a word. After scan, until the next.
  bool is_folded(const Word& word) const {
    if (all_folded_) return true;
    const std::size_t first = word.begin / 64;
    const std::size_t last = (word.end - 1) / 64;
    const std::uint64_t from = ~std::uint64_t{0} << word.begin % 64;
    const std::uint64_t to = ~std::uint64_t{0} >> (63 - (word.end - 1) % 64);
    if (first == last) return (blocks_[first].mids & from & to) == 0;
    std::uint64_t odd = (blocks_[first].mids & from) | (blocks_[last].mids & to);
    for (std::size_t b = first + 1; b < last; ++b) odd |= blocks_[b].mids;
    return odd == 0;
  }

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
  void fold_letter(char32_t c, std::size_t begin, std::size_t end);
  void resolve_mid(WordClass word_class, std::size_t begin, std::size_t end);
  std::size_t resolve_connector(std::size_t begin, std::size_t end);
  void inherit(std::size_t begin, std::size_t end);
  std::size_t leave_to_icu(std::size_t at);
  Next next_class(std::size_t at) const;
  void read_off(std::vector<Word>& out);

  bool test(std::uint64_t simd::AsciiBlock::*bits, std::size_t at) const {
    return (blocks_[at / 64].*bits >> at % 64 & 1) != 0;
  }
  // A few bytes: fewer than 64.
  void set(std::uint64_t simd::AsciiBlock::*bits, std::size_t begin, std::size_t end) {
    const std::uint64_t ones = (std::uint64_t{1} << (end - begin)) - 1;
    blocks_[begin / 64].*bits |= ones << begin % 64;
    if (begin / 64 != (end - 1) / 64) blocks_[end / 64].*bits |= ones >> (64 - begin % 64);
  }
  void clear(std::size_t begin, std::size_t end);

  const WordClasses& classes_ = WordClasses::get();
  const FoldTable& table_ = FoldTable::get();
  const simd::TwoByteLetters& letters_ = two_byte_letters();
  std::string_view text_;
  char* folded_ = nullptr;
  // After resolving, `connectors` holds whatever else belongs to a word, and `mids` what `folded_`
  // lacks.
  std::vector<simd::AsciiBlock> blocks_;
  std::vector<std::uint64_t> changes_;  // bits where a word begins or ends
  std::vector<Stretch> stretches_;
  std::size_t resolved_ = 0;
  bool all_folded_ = false;
};

}  // namespace newsfold::text
