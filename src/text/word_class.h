// What a code point does to word boundaries, asked of ICU once.
#pragma once

#include <array>
#include <cstdint>

namespace newsfold::text {

enum class WordClass : std::uint8_t {
  kOther,  // ends a word
  kLetter,
  kDigit,
  kConnector,  // joins letters, digits and itself; no word alone: _
  kMidLetter,  // joins two letters
  kMidNumber,  // joins two digits
  kMidBoth,    // joins two letters or two digits
  kExtend,     // takes after what stands before it: combining marks, soft hyphen
  kComplex,    // left to ICU: dictionaries (Thai, Chinese), Hebrew, emoji sequences
};

// The classes of the code points that the fast path knows; all others are kComplex.
class WordClasses {
 public:
  static const WordClasses& get();

  WordClass of(char32_t c) const { return c < kEnd ? classes_[c] : WordClass::kComplex; }

 private:
  static constexpr char32_t kEnd = 0x3000;

  WordClasses();

  std::array<WordClass, kEnd> classes_;
};

}  // namespace newsfold::text
