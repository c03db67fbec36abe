#include "normalize/shape.h"

#include "newsfold/base/hash.h"
#include "newsfold/text/names.h"
#include "newsfold/text/utf8.h"
#include "normalize/lexicon.h"

namespace newsfold::normalize {
namespace {

Shape shape_of(std::string_view word) {
  std::size_t letters = 0;
  std::size_t cased = 0;
  std::size_t upper = 0;
  bool first_upper = false;
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = text::decode(word, i);
    if (!text::is_letter(c)) continue;
    if (letters++ == 0) first_upper = text::is_upper(c);
    upper += text::is_upper(c) ? 1 : 0;
    cased += text::is_cased_script(c) ? 1 : 0;
  }
  if (letters == 0) return Shape::kNumber;
  if (cased == 0) return Shape::kCaseless;
  if (upper == 0) return Shape::kLower;
  if (letters == 1) return Shape::kInitial;
  return upper == letters ? Shape::kAllCaps : first_upper ? Shape::kCapital : Shape::kMixed;
}

}  // namespace

void read_word(Token& token, std::string_view word) {
  token.shape = shape_of(word);
  token.hash = hash64(text::fold_name_token(word));
  const LexiconWord known = look_up(token.hash);
  token.lexicon = known.classes;
  token.common = known.common;
}

}  // namespace newsfold::normalize
