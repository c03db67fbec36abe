// NFKC_Casefold of the code points that need no look at their neighbours.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsfold::text {

// Latin, Greek, Cyrillic, Armenian and general punctuation, asked of ICU once. A code point in the
// table never composes with what stands before it (Normalizer2::hasBoundaryBefore), so that each
// one folds alone.
class FoldTable {
 public:
  static const FoldTable& get();

  // Null for a code point that ICU must fold together with its neighbours. ASCII is not asked for.
  const std::string_view* find(char32_t c) const {
    std::size_t at = c - kFirst;
    if (c >= kSecond && c < kEnd) {
      at = c - kSecond + (kFirstEnd - kFirst);
    } else if (c < kFirst || c >= kFirstEnd) {
      return nullptr;
    }
    return alone_[at] ? &folded_[at] : nullptr;
  }

 private:
  static constexpr char32_t kFirst = 0x80, kFirstEnd = 0x600, kSecond = 0x1E00, kEnd = 0x2070;
  static constexpr std::size_t kSize = (kFirstEnd - kFirst) + (kEnd - kSecond);

  FoldTable();

  std::string bytes_;
  std::array<std::string_view, kSize> folded_;  // into bytes_
  std::array<bool, kSize> alone_{};
};

// NFKC_Casefold by ICU, appended to `out`.
void icu_fold(std::string_view text, std::string& out);

}  // namespace newsfold::text
