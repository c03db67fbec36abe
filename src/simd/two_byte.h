// Letters of two bytes in UTF-8 (Latin with accents, Greek, Cyrillic, Armenian, ...), many at once.
// Pure, thread-safe, the same on every target.
#pragma once

#include <cstddef>
#include <cstdint>

#include "simd/ascii.h"

namespace newsfold::simd {

// What letters fold to, where that is two bytes again: by the lead byte less kFirstLead and by the
// low six bits of the continuation. A continuation of 0 says that it is no such letter.
struct TwoByteLetters {
  static constexpr std::size_t kFirstLead = 0xC2, kLeads = 30;

  alignas(64) std::uint8_t leads[kLeads][64] = {};
  alignas(64) std::uint8_t continuations[kLeads][64] = {};
};

// After classify_ascii of the same text: both bytes of each such letter go from `high` to
// `letters`, and folded to `lower`, which may be null. The cost is that of the lead bytes that
// differ in a block of 64.
void fold_two_byte_letters(const char* text, std::size_t size, const TwoByteLetters& letters,
                           AsciiBlock* blocks, char* lower);

}  // namespace newsfold::simd
