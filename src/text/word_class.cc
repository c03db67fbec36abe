#include "text/word_class.h"

#include <string>
#include <vector>

#include <unicode/uchar.h>

#include "newsfold/text/utf8.h"
#include "newsfold/text/words.h"
#include "text/icu_words.h"

namespace newsfold::text {
namespace {

bool is_one_word(const std::string& text) {
  std::vector<Word> words;
  icu_words(text, 0, text.size(), words);
  return words.size() == 1 && words[0].begin == 0 && words[0].end == text.size();
}

// ICU's rules differ from UAX #29, and between versions, about punctuation (':' joins no letters,
// '@' is a letter in some): so what it does is tried out.
WordClass try_out(char32_t c) {
  std::string mark;
  append(mark, c);
  if (is_one_word("a" + mark)) {
    return is_one_word(mark) ? WordClass::kLetter : WordClass::kConnector;
  }
  const bool letters = is_one_word(std::string("a").append(mark).append("a"));
  const bool digits = is_one_word(std::string("1").append(mark).append("1"));
  if (letters) return digits ? WordClass::kMidBoth : WordClass::kMidLetter;
  return digits ? WordClass::kMidNumber : WordClass::kOther;
}

bool needs_a_dictionary(UChar32 c) {
  return u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT ||
         u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) != 0;
}

WordClass class_of(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  if (needs_a_dictionary(c)) return WordClass::kComplex;
  switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER:
      return WordClass::kLetter;
    case U_WB_NUMERIC:
      return WordClass::kDigit;
    case U_WB_EXTEND:
    case U_WB_FORMAT:
      return WordClass::kExtend;
    case U_WB_MIDLETTER:
    case U_WB_MIDNUM:
    case U_WB_MIDNUMLET:
    case U_WB_SINGLE_QUOTE:
    case U_WB_EXTENDNUMLET:
      return try_out(code_point);
    case U_WB_OTHER:
    case U_WB_CR:
    case U_WB_LF:
    case U_WB_NEWLINE:
    case U_WB_WSEGSPACE:
    case U_WB_DOUBLE_QUOTE:
      return code_point > 0x20 && code_point < 0x7F ? try_out(code_point) : WordClass::kOther;
    default:
      return WordClass::kComplex;
  }
}

}  // namespace

WordClasses::WordClasses() {
  for (char32_t c = 0; c < kEnd; ++c) classes_[c] = class_of(c);
}

const WordClasses& WordClasses::get() {
  static const WordClasses kClasses;
  return kClasses;
}

}  // namespace newsfold::text
