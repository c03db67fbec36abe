#include "text/two_byte_letters.h"

#include <cstdint>

#include "text/fold_table.h"
#include "text/word_class.h"

namespace newsfold::text {
namespace {

simd::TwoByteLetters make_letters() {
  simd::TwoByteLetters out;
  for (char32_t c = 0x80; c < 0x800; ++c) {
    const Folded& folded = FoldTable::get().of(c);
    if (folded.size != 2 || WordClasses::get().of(c) != WordClass::kLetter) continue;
    const std::size_t lead = (0xC0 | c >> 6) - simd::TwoByteLetters::kFirstLead;
    out.leads[lead][c & 0x3F] = static_cast<std::uint8_t>(folded.bytes[0]);
    out.continuations[lead][c & 0x3F] = static_cast<std::uint8_t>(folded.bytes[1]);
  }
  return out;
}

}  // namespace

const simd::TwoByteLetters& two_byte_letters() {
  static const simd::TwoByteLetters kLetters = make_letters();
  return kLetters;
}

}  // namespace newsfold::text
