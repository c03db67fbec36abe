#include "text/scripts.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "newsfold/text/utf8.h"

namespace newsfold::text {
namespace {

struct Block {
  char32_t first;
  char32_t last;
  std::string_view language;  // of a script with one large language
};

constexpr std::array<Block, 13> kOneLanguage = {{{0x0370, 0x03FF, "el"},
                                                 {0x0530, 0x058F, "hy"},
                                                 {0x0590, 0x05FF, "he"},
                                                 {0x0A00, 0x0A7F, "pa"},
                                                 {0x0A80, 0x0AFF, "gu"},
                                                 {0x0B80, 0x0BFF, "ta"},
                                                 {0x0C00, 0x0C7F, "te"},
                                                 {0x0C80, 0x0CFF, "kn"},
                                                 {0x0D00, 0x0D7F, "ml"},
                                                 {0x0D80, 0x0DFF, "si"},
                                                 {0x0E00, 0x0E7F, "th"},
                                                 {0x10A0, 0x10FF, "ka"},
                                                 {0xAC00, 0xD7A3, "ko"}}};

struct Counts {
  std::size_t letters = 0;
  std::size_t latin = 0;
  std::size_t cyrillic = 0;
  std::size_t han = 0;
  std::size_t kana = 0;
  std::size_t ukrainian = 0;       // і ї є ґ
  std::size_t russian = 0;         // ы э ё
  std::size_t other_cyrillic = 0;  // letters of neither
  std::array<std::size_t, kOneLanguage.size()> blocks{};
};

void count_cyrillic(char32_t c, Counts& counts) {
  ++counts.cyrillic;
  const char32_t lower = c >= 0x0410 && c <= 0x042F   ? c + 0x20
                         : c >= 0x0400 && c <= 0x040F ? c + 0x50
                                                      : c;
  if (lower == 0x0456 || lower == 0x0457 || lower == 0x0454 || c == 0x0490 || c == 0x0491) {
    ++counts.ukrainian;
  } else if (lower == 0x044B || lower == 0x044D || lower == 0x0451) {
    ++counts.russian;
  } else if (lower > 0x044F) {
    ++counts.other_cyrillic;
  }
}

void count(char32_t c, Counts& counts) {
  if (c < 0x80) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    counts.letters += letter ? 1 : 0;
    counts.latin += letter ? 1 : 0;
    return;
  }
  if (c < 0xC0 || (c >= 0x2000 && c <= 0x2E7F)) return;
  ++counts.letters;
  if (c < 0x0250 || (c >= 0x1E00 && c <= 0x1EFF)) {
    ++counts.latin;
  } else if (c >= 0x0400 && c <= 0x052F) {
    count_cyrillic(c, counts);
  } else if (c >= 0x3040 && c <= 0x30FF) {
    ++counts.kana;
  } else if (c >= 0x3400 && c <= 0x9FFF) {
    ++counts.han;
  } else {
    for (std::size_t i = 0; i < kOneLanguage.size(); ++i) {
      counts.blocks[i] += c >= kOneLanguage[i].first && c <= kOneLanguage[i].last ? 1 : 0;
    }
  }
}

}  // namespace

ScriptGuess guess_by_script(std::string_view text) {
  Counts counts;
  for (std::size_t i = 0; i < text.size();) count(decode(text, i), counts);
  ScriptGuess guess;
  const std::size_t half = counts.letters / 2;
  guess.latin = counts.latin > half;
  for (std::size_t i = 0; i < kOneLanguage.size(); ++i) {
    if (counts.blocks[i] > half) guess.language = kOneLanguage[i].language;
  }
  if (counts.han + counts.kana > half) {
    guess.language = counts.kana * 20 > counts.han + counts.kana ? "ja" : "zh";
  } else if (counts.cyrillic > half && counts.other_cyrillic == 0) {
    // A foreign name may bring a letter along: one language must have nearly all.
    if (counts.ukrainian * 40 > counts.cyrillic && counts.russian * 10 < counts.ukrainian)
      guess.language = "uk";
    if (counts.russian * 100 > counts.cyrillic && counts.ukrainian * 10 < counts.russian)
      guess.language = "ru";
  }
  return guess;
}

}  // namespace newsfold::text
