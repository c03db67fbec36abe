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

// Word tokens in order: equal to ICU's on all text (root locale), but most of it never reaches ICU:
// ASCII is read off bit masks, other alphabets go by table. Texts below 2^31 bytes.
std::vector<Word> words(std::string_view text);

// NFKC_Casefold.
std::string fold(std::string_view text);

// A hash of a folded word token, with the apostrophe U+2019 taken as U+0027: quotes are restyled
// between copies.
std::uint64_t token_hash(std::string_view folded);

// Word tokens of `text`, in order, and the token_hash of each one folded. The vectors are
// overwritten: keep them for the next text.
void token_hashes(std::string_view text, std::vector<Word>& words,
                  std::vector<std::uint64_t>& hashes);

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
