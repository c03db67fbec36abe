// NFKC_Casefold of the code points that need no look at their neighbours.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsfold::text {

// What one code point folds to: at most 7 bytes, so that it is copied as one word.
struct Folded {
  char bytes[7] = {};
  std::uint8_t size = 0;  // 0: ICU must see the code point with its neighbours
};

// ASCII, Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic and general punctuation, asked of ICU
// once. A code point in the table never composes with what stands before it
// (Normalizer2::hasBoundaryBefore), so that each one folds alone.
class FoldTable {
 public:
  static const FoldTable& get();

  const Folded& of(char32_t c) const {
    if (c < kFirstEnd) return folded_[c];
    return c >= kSecond && c < kEnd ? folded_[c - kSecond + kFirstEnd] : none_;
  }

 private:
  static constexpr char32_t kFirstEnd = 0x700, kSecond = 0x1E00, kEnd = 0x2070;
  static constexpr std::size_t kSize = kFirstEnd + (kEnd - kSecond);

  FoldTable();

  std::array<Folded, kSize> folded_;
  Folded none_;
};

// NFKC_Casefold by ICU, appended to `out`.
void icu_fold(std::string_view text, std::string& out);

}  // namespace newsfold::text
