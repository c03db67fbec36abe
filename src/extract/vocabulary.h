// The content words of a page, each as a small number, so that what is told of a word is looked up
// in an array.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/page.h"

namespace newsfold::extract {

// A word of four letters and more, or an ideograph.
struct ContentWord {
  std::uint32_t number = 0;  // below Vocabulary::size(); the same for words of one hash
  std::uint16_t hash = 0;    // its last bits
  bool name = false;         // has a capital and is not its line's first word
  bool ideograph = false;
};

class Vocabulary {
 public:
  Vocabulary() = default;
  // Cost: linear in the page's words.
  explicit Vocabulary(const Page& page);

  std::span<const ContentWord> words_of(std::size_t line) const {
    return std::span(words_).subspan(starts_[line], starts_[line + 1] - starts_[line]);
  }
  std::size_t size() const { return hashes_.size(); }

 private:
  void append(const Word& word);

  std::vector<std::uint64_t> hashes_;  // open addressing; 0: free. A word's number is its place
  std::vector<ContentWord> words_;
  std::vector<std::uint32_t> starts_;
};

}  // namespace newsfold::extract
