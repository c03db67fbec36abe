// Words: boundaries as ICU's word BreakIterator (UAX #29) finds them, folding as NFKC_Casefold.
// Pure and thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsfold::text {

// A word token: letters, digits, ideographs; half-open byte offsets into the text.
struct Word {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Word tokens in order. ASCII is cut by a table, everything else by ICU; equal to ICU on all text.
std::vector<Word> words(std::string_view text);

// NFKC_Casefold.
std::string fold(std::string_view text);

// Snowball stem of a folded word; the word itself for languages without a stemmer. Not thread-safe
// across one Stemmer; make one a thread.
class Stemmer {
 public:
  explicit Stemmer(std::string_view language);  // ISO 639-1
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;

  std::string_view stem(std::string_view folded_word);  // valid until the next call

 private:
  void* stemmer_;
};

}  // namespace newsfold::text
