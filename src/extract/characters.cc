#include "extract/characters.h"

#include <array>

namespace newsfold::extract {
namespace {

constexpr CharClass ascii_class(char32_t c) {
  if (c == ' ' || (c >= '\t' && c <= '\r')) return CharClass::kSpace;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return CharClass::kLetter;
  if (c >= '0' && c <= '9') return CharClass::kDigit;
  switch (c) {
    case '\'':
    case '`':
      return CharClass::kApostrophe;
    case '.':
    case '!':
    case '?':
      return CharClass::kSentenceEnd;
    case ',':
    case ';':
      return CharClass::kComma;
    case ':':
      return CharClass::kColon;
    case '"':
      return CharClass::kQuote;
    case '(':
    case '[':
    case '{':
      return CharClass::kOpen;
    case ')':
    case ']':
    case '}':
      return CharClass::kClose;
    case '-':
      return CharClass::kDash;
    case '|':
    case '/':
    case '<':
    case '>':
    case '\\':
      return CharClass::kBar;
    default:
      return CharClass::kSymbol;
  }
}

constexpr std::array<Char, 128> make_ascii() {
  std::array<Char, 128> table{};
  for (char32_t c = 0; c < 128; ++c) {
    const bool upper = c >= 'A' && c <= 'Z';
    table[c] = {upper ? c + 32 : c, ascii_class(c), upper, 1};
  }
  return table;
}
constexpr std::array<Char, 128> kAscii = make_ascii();

constexpr bool between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

constexpr bool even_upper(char32_t c) {
  return between(c, 0x100, 0x137) || between(c, 0x14A, 0x177) || between(c, 0x1DE, 0x1EF) ||
         between(c, 0x1F8, 0x21F) || between(c, 0x222, 0x233) || between(c, 0x460, 0x481) ||
         between(c, 0x48A, 0x4BF) || between(c, 0x4D0, 0x52F) || between(c, 0x1E00, 0x1E95) ||
         between(c, 0x1EA0, 0x1EFF);
}

constexpr bool odd_upper(char32_t c) {
  return between(c, 0x139, 0x148) || between(c, 0x179, 0x17E) || between(c, 0x1CD, 0x1DC) ||
         between(c, 0x4C1, 0x4CE);
}

char32_t lower(char32_t c) {
  if (between(c, 0xC0, 0xDE) && c != 0xD7) return c + 0x20;
  if (c == 0x130) return 'i';
  if (c == 0x178) return 0xFF;
  if (even_upper(c)) return c | 1;
  if (odd_upper(c)) return c + (c & 1);
  if (between(c, 0x391, 0x3A9)) return c + 0x20;
  if (c == 0x386) return 0x3AC;
  if (between(c, 0x388, 0x38A)) return c + 0x25;
  if (c == 0x38C) return 0x3CC;
  if (c == 0x38E || c == 0x38F) return c + 0x3F;
  if (between(c, 0x410, 0x42F)) return c + 0x20;
  if (between(c, 0x400, 0x40F)) return c + 0x50;
  if (between(c, 0x531, 0x556)) return c + 0x30;
  if (between(c, 0xFF21, 0xFF3A)) return c + 0x20;
  return c;
}

CharClass general_punctuation(char32_t c) {  // U+2000..U+206F
  if (c <= 0x200A || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F)
    return CharClass::kSpace;
  if (c <= 0x200F || between(c, 0x202A, 0x202E) || c >= 0x2060) return CharClass::kMark;
  if (c <= 0x2015) return CharClass::kDash;
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
      return CharClass::kApostrophe;
    case 0x201A:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
      return CharClass::kQuote;
    case 0x2026:
    case 0x203C:
    case 0x2047:
    case 0x2048:
    case 0x2049:
      return CharClass::kSentenceEnd;
    case 0x2016:
    case 0x2022:
    case 0x2023:
    case 0x2039:
    case 0x203A:
      return CharClass::kBar;
    default:
      return CharClass::kSymbol;
  }
}

CharClass cjk_punctuation(char32_t c) {  // U+3000..U+303F and full-width forms
  switch (c) {
    case 0x3000:
      return CharClass::kSpace;
    case 0x3005:
    case 0x3006:
    case 0x3007:
      return CharClass::kIdeograph;
    case 0x3002:
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1F:
    case 0xFF61:
      return CharClass::kSentenceEnd;
    case 0x3001:
    case 0xFF0C:
    case 0xFF1B:
    case 0xFF64:
      return CharClass::kComma;
    case 0xFF1A:
      return CharClass::kColon;
    case 0x300C:
    case 0x300D:
    case 0x300E:
    case 0x300F:
      return CharClass::kQuote;
    case 0x3010:
    case 0x3008:
    case 0x300A:
    case 0xFF08:
      return CharClass::kOpen;
    case 0x3011:
    case 0x3009:
    case 0x300B:
    case 0xFF09:
      return CharClass::kClose;
    case 0xFF0F:
    case 0xFF5C:
      return CharClass::kBar;
    default:
      return CharClass::kSymbol;
  }
}

CharClass latin1_class(char32_t c) {  // U+0080..U+00BF
  if (c == 0xA0 || c == 0x85) return CharClass::kSpace;
  if (c == 0xAD) return CharClass::kMark;
  if (c == 0xAA || c == 0xB5 || c == 0xBA) return CharClass::kLetter;
  if (c == 0xAB || c == 0xBB) return CharClass::kQuote;
  if (c == 0xB7) return CharClass::kBar;
  if (c == 0xB4) return CharClass::kApostrophe;
  return CharClass::kSymbol;
}

bool is_digit(char32_t c) {
  // The scripts of India lie in blocks of 128, their digits at the same place of each.
  if (between(c, 0x900, 0xD7F)) return between(c & 0x7F, 0x66, 0x6F);
  return between(c, 0x660, 0x669) || between(c, 0x6F0, 0x6F9) || between(c, 0xE50, 0xE59) ||
         between(c, 0x1040, 0x1049) || between(c, 0x17E0, 0x17E9) || between(c, 0xFF10, 0xFF19);
}

CharClass wide_class(char32_t c) {
  if (c < 0xC0) return latin1_class(c);
  if (c == 0xD7 || c == 0xF7) return CharClass::kSymbol;
  if (c < 0x300) return c == 0x2BC ? CharClass::kApostrophe : CharClass::kLetter;
  if (c < 0x370) return CharClass::kMark;
  if (is_digit(c)) return CharClass::kDigit;
  if (c < 0x2000) {
    if (c == 0x387 || c == 0x60C || c == 0x61B || c == 0x104A) return CharClass::kComma;
    if (c == 0x37E || c == 0x589 || c == 0x61F || c == 0x6D4 || c == 0x964 || c == 0x965 ||
        c == 0x104B || c == 0x1362 || c == 0x17D4)
      return CharClass::kSentenceEnd;
    if (between(c, 0x64B, 0x65F) || c == 0x640 || c == 0x670) return CharClass::kMark;
    return c == 0x1680 ? CharClass::kSpace : CharClass::kLetter;
  }
  if (c < 0x2070) return general_punctuation(c);
  if (c < 0x2C00 || between(c, 0x2E00, 0x2E7F)) return CharClass::kSymbol;
  if (between(c, 0x3000, 0x303F) || between(c, 0xFF01, 0xFF0F) || between(c, 0xFF1A, 0xFF20) ||
      between(c, 0xFF3B, 0xFF40) || between(c, 0xFF5B, 0xFF65)) {
    return cjk_punctuation(c);
  }
  if (between(c, 0x2E80, 0x9FFF) || between(c, 0xF900, 0xFAFF) || between(c, 0x20000, 0x3FFFF)) {
    return between(c, 0xA000, 0xABFF) ? CharClass::kLetter : CharClass::kIdeograph;
  }
  if (c == 0xFEFF || between(c, 0xFE00, 0xFE0F)) return CharClass::kMark;
  if (between(c, 0xE000, 0xF8FF) || between(c, 0xFE10, 0xFE6F) || c == 0xFFFD || c >= 0x1F000)
    return CharClass::kSymbol;
  return CharClass::kLetter;
}

bool is_trail(std::string_view text, std::size_t offset) {
  return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80;
}

char32_t trail(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]) & 0x3F;
}

Char make(char32_t c, std::uint8_t size) {
  const char32_t folded = lower(c);
  return {folded, wide_class(c), folded != c, size};
}

}  // namespace

Char read_char(std::string_view text, std::size_t offset) {
  const auto lead = static_cast<unsigned char>(text[offset]);
  if (lead < 0x80) return kAscii[lead];
  if (lead >= 0xC2 && lead < 0xE0 && is_trail(text, offset + 1)) {
    return make((lead & 0x1FU) << 6 | trail(text, offset + 1), 2);
  }
  if (lead >= 0xE0 && lead < 0xF0 && is_trail(text, offset + 1) && is_trail(text, offset + 2)) {
    return make((lead & 0x0FU) << 12 | trail(text, offset + 1) << 6 | trail(text, offset + 2), 3);
  }
  if (lead >= 0xF0 && lead < 0xF5 && is_trail(text, offset + 1) && is_trail(text, offset + 2) &&
      is_trail(text, offset + 3)) {
    return make((lead & 0x07U) << 18 | trail(text, offset + 1) << 12 |
                    trail(text, offset + 2) << 6 | trail(text, offset + 3),
                4);
  }
  return {0xFFFD, CharClass::kSymbol, false, 1};
}

}  // namespace newsfold::extract
