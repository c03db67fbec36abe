// The letters that vector code folds.
#pragma once

#include "simd/two_byte.h"

namespace newsfold::text {

// Every code point from U+0080 to U+07FF that ICU's rules take for a letter and that folds, alone,
// to two bytes again (FoldTable).
const simd::TwoByteLetters& two_byte_letters();

}  // namespace newsfold::text
