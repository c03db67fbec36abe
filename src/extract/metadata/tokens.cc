#include "extract/metadata/tokens.h"

#include "extract/characters.h"
#include "newsfold/base/hash.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::uint16_t kStemLetters = 6;

// Thai is written without spaces; the line shapes count it as letters.
bool stands_alone(char32_t c, CharClass kind) {
  return kind == CharClass::kIdeograph ||
         (c >= 0x0E00 && c <= 0x0E7F && kind == CharClass::kLetter);
}

// Feeds one folded code point to a running hash.
std::uint64_t feed(std::uint64_t hash, char32_t c) { return mix64(hash * 31 + c + 1); }

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 6 + 1);
  Token token;
  bool open = false, last_lower = false, all_digits = true;
  std::uint16_t capitals = 0;
  const auto close = [&](std::size_t end) {
    if (!open) return;
    token.end = static_cast<std::uint32_t>(end);
    token.number = all_digits;
    token.all_capitals = capitals > 1 && capitals == token.letters;
    tokens.push_back(token);
    open = false;
  };
  const auto is_word = [](CharClass kind) {
    return kind == CharClass::kLetter || kind == CharClass::kDigit || kind == CharClass::kIdeograph;
  };
  for (std::size_t i = 0, next = 0; i < text.size(); i = next) {
    const Char c = read_char(text, i);
    next = i + c.size;
    if (c.kind == CharClass::kMark) continue;
    if (open && c.kind == CharClass::kApostrophe && next < text.size() &&
        is_word(read_char(text, next).kind))
      continue;
    const bool alone = stands_alone(c.folded, c.kind);
    if (!is_word(c.kind) || alone) {
      close(i);
      if (!is_word(c.kind)) continue;
    }
    if (!open) {
      token = {};
      token.begin = static_cast<std::uint32_t>(i);
      token.capital = c.upper;
      open = all_digits = true;
      last_lower = false;
      capitals = 0;
    }
    const bool digit = c.kind == CharClass::kDigit;
    token.hash = feed(token.hash, c.folded);
    if (token.letters < kStemLetters) token.stem = token.hash;
    ++token.letters;
    all_digits = all_digits && digit;
    capitals = static_cast<std::uint16_t>(capitals + (c.upper ? 1 : 0));
    token.glued |= c.upper && last_lower;
    last_lower = !c.upper && !digit;
    if (alone) {
      token.ideograph = true;
      close(next);
    }
  }
  close(text.size());
  return tokens;
}

std::uint64_t extend_phrase(std::uint64_t phrase, std::uint64_t word) {
  return mix64(phrase * 31 + word);
}

std::uint64_t phrase_hash(std::string_view phrase) {
  std::uint64_t hash = 0;
  for (const Token& token : tokenize(phrase)) hash = extend_phrase(hash, token.hash);
  return hash;
}

}  // namespace newsfold::extract::metadata
