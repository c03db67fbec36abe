// Stemmed words as hashes, with a memory for the words that texts repeat.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsfold/text/words.h"

namespace newsfold::fingerprint {

// Folding and stemming a word costs about .3 µs, and nine in ten were met shortly before: what was
// found for words of at most kLongest bytes is kept in kSlots places. Exact: a place holds its
// word and language. Not thread-safe; 1.5 MB.
class WordHasher {
 public:
  // The hasher of this thread, for a text of the language (ISO 639-1).
  static WordHasher& of_thread(std::string_view language);

  explicit WordHasher(std::string_view language);

  // Brings what hash() reads of a word nearer: to be asked some words ahead. REQUIRES: not empty.
  void fetch(std::string_view word) const;

  // Of the stem of the folded word; of a number (`number`: it begins with a digit) its digits, the
  // commas between thousands left out. REQUIRES: not empty.
  std::uint32_t hash(std::string_view word, bool number);

 private:
  static constexpr std::size_t kLongest = 16;
  static constexpr std::size_t kSlots = 65536;
  static constexpr std::size_t kMostLanguages = 64;

  struct Slot {
    std::uint64_t head = 0, tail = 0;     // the word's bytes, see bytes_of()
    std::uint32_t size_and_language = 0;  // 0: free
    std::uint32_t hash = 0;
  };
  struct Language {
    std::string name;
    text::Stemmer stemmer;
  };

  struct Key {
    std::uint64_t head = 0, tail = 0;
    std::uint32_t size_and_language = 0;

    std::size_t slot() const;
  };
  Key key_of(std::string_view word) const;

  void select(std::string_view language);
  std::uint32_t compute(std::string_view word, bool number);

  std::vector<Language> languages_;
  std::uint32_t language_ = 0;  // that of now
  std::vector<Slot> slots_;
};

}  // namespace newsfold::fingerprint
