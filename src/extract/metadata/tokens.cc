#include "extract/metadata/tokens.h"

#include <array>

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

constexpr std::uint64_t kHashStart = 0xcbf29ce484222325ULL;
constexpr std::uint64_t kHashStep = 0x100000001b3ULL;

constexpr bool is_word(CharClass kind) {
  return kind == CharClass::kLetter || kind == CharClass::kDigit || kind == CharClass::kIdeograph;
}

// Not isalnum: locales have no say.
constexpr std::array<bool, 256> kAsciiWords = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = true;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] = table[c + 32] = true;
  return table;
}();
constexpr bool is_ascii_word(unsigned char byte) { return kAsciiWords[byte]; }

class Tokenizer {
 public:
  Tokenizer(std::string_view text, std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  void run() {
    for (std::size_t i = 0; i < text_.size();) {
      const auto byte = static_cast<unsigned char>(text_[i]);
      if (is_ascii_word(byte)) {
        i = ascii_run(i);
      } else if (byte < 0x80) {
        if (open_ && !((byte == '\'' || byte == '`') && goes_on(i + 1))) close(i);
        ++i;
      } else {
        i += other(i);
      }
    }
    close(text_.size());
  }

 private:
  // The letters and digits of ASCII from here on; most text is nothing else. Returns where they
  // end.
  std::size_t ascii_run(std::size_t at) {
    if (!open_) open(at, text_[at] >= 'A' && text_[at] <= 'Z');
    std::uint64_t hash = hash_, stem = token_.stem;
    std::uint16_t letters = token_.letters, digits = digits_, capitals = capitals_;
    bool last_lower = last_lower_, glued = token_.glued;
    for (; at < text_.size(); ++at) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (!is_ascii_word(byte)) break;
      const bool digit = byte <= '9', upper = !digit && byte <= 'Z';
      hash = (hash ^ (digit ? byte : byte | 0x20U)) * kHashStep;
      if (letters < kStemLetters) stem = hash;
      ++letters;
      digits = static_cast<std::uint16_t>(digits + (digit ? 1 : 0));
      capitals = static_cast<std::uint16_t>(capitals + (upper ? 1 : 0));
      glued |= upper && last_lower;
      last_lower = !upper && !digit;
    }
    hash_ = hash;
    token_.stem = stem;
    token_.letters = letters;
    digits_ = digits;
    capitals_ = capitals;
    last_lower_ = last_lower;
    token_.glued = glued;
    return at;
  }

  // Returns the bytes of the character.
  std::size_t other(std::size_t at) {
    const Char c = read_char(text_, at);
    if (c.kind == CharClass::kMark) return c.size;
    if (open_ && c.kind == CharClass::kApostrophe && goes_on(at + c.size)) return c.size;
    const bool alone = stands_alone(c.folded, c.kind);
    if (!is_word(c.kind) || alone) close(at);
    if (!is_word(c.kind)) return c.size;
    take(c.folded, at, c.upper, c.kind == CharClass::kDigit);
    if (alone) {
      token_.ideograph = true;
      close(at + c.size);
    }
    return c.size;
  }

  bool goes_on(std::size_t at) const {
    return at < text_.size() && is_word(read_char(text_, at).kind);
  }

  void open(std::size_t at, bool upper) {
    token_ = {};
    token_.begin = static_cast<std::uint32_t>(at);
    token_.capital = upper;
    hash_ = kHashStart;
    open_ = true;
    last_lower_ = false;
    capitals_ = digits_ = 0;
  }

  void take(char32_t folded, std::size_t at, bool upper, bool digit) {
    if (!open_) open(at, upper);
    hash_ = (hash_ ^ folded) * kHashStep;
    if (token_.letters < kStemLetters) token_.stem = hash_;
    ++token_.letters;
    digits_ = static_cast<std::uint16_t>(digits_ + (digit ? 1 : 0));
    capitals_ = static_cast<std::uint16_t>(capitals_ + (upper ? 1 : 0));
    token_.glued |= upper && last_lower_;
    last_lower_ = !upper && !digit;
  }

  void close(std::size_t end) {
    if (!open_) return;
    open_ = false;
    token_.end = static_cast<std::uint32_t>(end);
    token_.hash = mix64(hash_);
    token_.stem = mix64(token_.stem);
    token_.number = digits_ == token_.letters;
    token_.has_digit = digits_ > 0;
    token_.all_capitals = capitals_ > 1 && capitals_ == token_.letters;
    tokens_.push_back(token_);
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
  Token token_;
  std::uint64_t hash_ = kHashStart;
  std::uint16_t capitals_ = 0;
  std::uint16_t digits_ = 0;
  bool open_ = false;
  bool last_lower_ = false;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 6 + 1);
  tokenize(text, tokens);
  return tokens;
}

void tokenize(std::string_view text, std::vector<Token>& tokens) { Tokenizer(text, tokens).run(); }

std::uint64_t extend_phrase(std::uint64_t phrase, std::uint64_t word) {
  return mix64(phrase * 31 + word);
}

std::uint64_t phrase_hash(std::string_view phrase) {
  std::uint64_t hash = 0;
  for (const Token& token : tokenize(phrase)) hash = extend_phrase(hash, token.hash);
  return hash;
}

}  // namespace newsfold::extract::metadata
