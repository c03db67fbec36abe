#include "normalize/tokens.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <string>

#include "newsfold/base/hash.h"
#include "newsfold/text/names.h"
#include "newsfold/text/utf8.h"
#include "normalize/lexicon.h"
#include "simd/ascii.h"

namespace newsfold::normalize {
namespace {

constexpr std::uint8_t kAlwaysOrdinary = 10;

using simd::AsciiBlock;

constexpr std::size_t kBlockBits = 64;
constexpr std::size_t kTogether = 16;  // words looked up at once

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }
// Between the parts of foreign names in Chinese and Japanese.
bool is_middle_dot(char32_t c) { return c == 0xB7 || c == 0x30FB; }
bool is_dash(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

// ASCII never reaches ICU.
bool is_digit(char32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : text::is_digit(c); }
bool is_upper(char32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : text::is_upper(c); }
bool is_space(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : text::is_space(c);
}

bool is_word(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c);
  return text::is_letter(c) || text::is_digit(c) || (c >= 0x0300 && c <= 0x036F) ||
         (c >= 0x0900 && c <= 0x0DFF && !text::is_space(c));
}

// Reads one segment code point by code point.
class Tokenizer {
 public:
  Tokenizer(TokenStream& out, std::uint16_t segment)
      : out_(out), text_(out.segments[segment].text), segment_(segment) {
    blocks_.resize(text_.size() / kBlockBits + 2);
    lower_.resize(text_.size());
    simd::classify_ascii(text_.data(), text_.size(), blocks_.data(), lower_.data());
  }

  void run() {
    gap_ = kGapSegment;
    while (offset_ < text_.size()) {
      const std::size_t begin = offset_;
      const std::uint32_t first = position_;
      if (text_[offset_] == ' ') {
        gap_ |= kGapSpace;
        ++offset_;
        ++position_;
        continue;
      }
      if (read_plain_word()) continue;
      const char32_t c = next();
      if (is_word(c)) {
        read_word(begin, first, c);
      } else {
        read_gap(c);
      }
    }
    look_up_words();
  }

 private:
  char32_t next() {
    ++position_;
    const auto byte = static_cast<unsigned char>(text_[offset_]);
    if (byte >= 0x80) return text::decode(text_, offset_);
    ++offset_;
    return byte;
  }
  // The code point at byte `at`, or a space behind the end.
  char32_t peek(std::size_t at) const {
    if (at >= text_.size()) return U' ';
    const auto byte = static_cast<unsigned char>(text_[at]);
    return byte < 0x80 ? byte : text::decode(text_, at);
  }
  static std::size_t width(char32_t c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }

  // A word of ASCII letters and digits with nothing at its end that may go on with it: nearly all
  // words of English text. False, and nothing read, for the others.
  bool read_plain_word() {
    const std::size_t begin = offset_;
    const std::uint64_t letters = simd::bits_from(blocks_.data(), &AsciiBlock::letters, begin);
    const std::uint64_t digits = simd::bits_from(blocks_.data(), &AsciiBlock::digits, begin);
    const auto length = static_cast<std::size_t>(std::countr_one(letters | digits));
    if (length == 0 || length == kBlockBits) return false;
    if (length == 1 && text_[begin] == 's') return false;  // "“Tide” s"
    const std::size_t end = begin + length;
    const std::uint64_t word = (std::uint64_t{1} << length) - 1;
    const std::uint64_t capitals = simd::bits_from(blocks_.data(), &AsciiBlock::capitals, begin);
    const char after = end < text_.size() ? text_[end] : ' ';
    const char behind = end + 1 < text_.size() ? text_[end + 1] : ' ';
    const bool ends_sentence = after == '.' && length > 1 && (behind == ' ' || behind == '\n');
    if (static_cast<signed char>(after) < 0 || after == '\'' || after == '&' ||
        (after == '.' && !ends_sentence)) {
      return false;
    }
    Token token;
    token.begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(end);
    token.first = position_;
    token.last = position_ += static_cast<std::uint32_t>(length);
    token.shape = plain_shape(letters & word, capitals & word);
    offset_ = end;
    start(token);
    token.hash = hash64(std::string_view(lower_).substr(begin, length));
    fetch_word(token.hash);
    gap_ = kGapNone;
    out_.tokens.push_back(token);
    if (out_.tokens.size() - looked_up_ == kTogether) look_up_words();
    return true;
  }

  // Plain words are looked up some at a time: the table answers from farther away than the next
  // word is read.
  void look_up_words() {
    for (; looked_up_ < out_.tokens.size(); ++looked_up_) {
      Token& token = out_.tokens[looked_up_];
      const LexiconWord known = look_up(token.hash);
      token.lexicon = known.classes;
      token.common = known.common;
    }
  }

  // Of a word's bytes those that are letters, and capitals.
  static Shape plain_shape(std::uint64_t letters, std::uint64_t capitals) {
    if (letters == 0) return Shape::kNumber;
    if (capitals == 0) return Shape::kLower;
    if ((letters & (letters - 1)) == 0) return Shape::kInitial;
    if (capitals == letters) return Shape::kAllCaps;
    return (capitals & 1U) != 0 ? Shape::kCapital : Shape::kMixed;
  }

  // Extends the word over letters and what may stand inside one: apostrophes, the dots of "U.S."
  // and "example.com", the & of "AT&T".
  void read_word(std::size_t begin, std::uint32_t first, char32_t c) {
    Token token;
    plain_ = true;
    apostrophe_ = false;
    std::size_t letters = 0;
    std::size_t upper = 0;
    std::size_t cased = 0;
    bool first_upper = is_upper(c);
    bool digits_only = true;
    std::size_t since_dot = 0;
    for (;; c = next()) {
      plain_ = plain_ && (c < 0x80 || is_apostrophe(c));
      apostrophe_ = apostrophe_ || is_apostrophe(c);
      if (is_word(c)) {
        ++since_dot;
        digits_only = digits_only && is_digit(c);
        if (!is_digit(c)) ++letters;
        if (c < 0x80 ? !is_digit(c) : text::is_cased_script(c)) ++cased;
        if (is_upper(c)) ++upper;
      } else if (c == '.') {
        token.flags |= kDotted;
        since_dot = 0;
      }
      if (!continues(peek(offset_), since_dot, first_upper)) break;
    }
    // "U.S." and "J." keep their last dot.
    const bool single_letters = (token.flags & kDotted) != 0 && letters == upper && since_dot == 1;
    if (peek(offset_) == '.' &&
        (single_letters || (letters == 1 && upper == 1 && initial_follows()))) {
      next();
      token.flags |= kDotted;
    }
    token.begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(offset_);
    token.first = first;
    token.last = position_;
    token.shape = digits_only                  ? Shape::kNumber
                  : cased == 0                 ? Shape::kCaseless
                  : letters == 1 && upper == 1 ? Shape::kInitial
                  : upper == letters           ? Shape::kAllCaps
                  : first_upper                ? Shape::kCapital
                  : upper > 0                  ? Shape::kMixed
                                               : Shape::kLower;
    finish(token);
  }

  // Whether the character at the reading position belongs to the word that stands before it.
  bool continues(char32_t c, std::size_t since_dot, bool first_upper) const {
    if (is_word(c)) return true;
    const std::size_t after = offset_ + width(c);
    const char32_t following = peek(after);
    if (is_apostrophe(c)) {
      if (!is_word(following)) return false;
      const bool possessive = (following == 's' || following == 'S') && !is_word(peek(after + 1));
      return !possessive;
    }
    if (c == '.') {
      if (!is_word(following)) return false;
      if (since_dot == 1 && is_upper(following)) return !is_word(peek(after + width(following)));
      return !is_upper(following) && (first_upper || !is_digit(following));
    }
    return c == '&' && is_word(following) && is_upper(following);
  }

  // "J. Smith": an initial's dot, unless the next word is in lower case or the text ends.
  bool initial_follows() const {
    std::size_t at = offset_ + 1;
    while (at < text_.size() && text_[at] == ' ') ++at;
    return at < text_.size() && is_upper(peek(at));
  }

  void start(Token& token) const {
    token.segment = segment_;
    token.gap = static_cast<std::uint16_t>(gap_);
    constexpr std::uint16_t kStarts =
        kGapSentence | kGapLine | kGapQuote | kGapColon | kGapSegment | kGapOther;
    if ((gap_ & kStarts) != 0) token.flags |= kSentenceStart;
  }

  void finish(Token& token) {
    look_up_words();
    start(token);
    const std::string folded =
        text::fold_name_token(text_.substr(token.begin, token.end - token.begin));
    token.hash = hash64(folded);
    const LexiconWord word = look_up(token.hash);
    token.lexicon = word.classes;
    // The words that were counted are English: "Réunion" is not "reunion".
    token.common = !plain_       ? 0
                   : apostrophe_ ? std::max<std::uint8_t>(word.common, contraction(token))
                                 : word.common;
    gap_ = kGapNone;
    // The possessive belongs to no token.
    const char32_t c = peek(offset_);
    if (is_apostrophe(c)) {
      const char32_t s = peek(offset_ + width(c));
      if ((s == 's' || s == 'S') && !is_word(peek(offset_ + width(c) + 1))) {
        next();
        next();
        token.flags |= kPossessive;
      } else if (s == ' ' && !quoted_ && token.capitalized() && folded.ends_with('s') &&
                 is_upper(peek(offset_ + width(c) + 1))) {
        next();  // "the Workers' Party"
        token.flags |= kPossessive;
      }
    }
    if (folded == "s" && !out_.tokens.empty() && (token.gap & kGapQuote) != 0 &&
        out_.tokens.back().segment == segment_ && token.shape == Shape::kLower) {
      out_.tokens.back().flags |= kPossessive;
      gap_ = kGapPossessive | kGapSpace;
      return;
    }
    out_.tokens.push_back(token);
    ++looked_up_;
  }

  // "They've", "You'd", "Don't": as ordinary as the word before the apostrophe.
  std::uint8_t contraction(const Token& token) const {
    const std::string_view word = text_.substr(token.begin, token.end - token.begin);
    const std::size_t at = word.find_first_of("'\xE2");
    if (at == std::string_view::npos || at == 0) return 0;
    const std::string_view rest =
        word.substr(at + (word[at] == '\'' ? 1 : std::min<std::size_t>(3, word.size() - at)));
    if (rest == "t") return kAlwaysOrdinary;
    if (rest != "ve" && rest != "d" && rest != "ll" && rest != "re" && rest != "m") return 0;
    return look_up(hash64(text::fold_name_token(word.substr(0, at)))).common;
  }

  void read_gap(char32_t c) {
    if (c == '\n') {
      gap_ |= kGapLine;
      quoted_ = false;
    } else if (is_space(c)) {
      gap_ |= kGapSpace;
    } else if (is_dash(c) || (is_middle_dot(c) && joins_unspaced())) {
      gap_ |= kGapHyphen;
    } else if (c == '/') {
      gap_ |= kGapSlash;
    } else if (c == ',' || c == 0x060C || c == 0x3001) {
      gap_ |= kGapComma;
    } else if (c == '.') {
      look_up_words();
      const bool abbreviated = !out_.tokens.empty() && gap_ == kGapNone &&
                               out_.tokens.back().has(kAbbreviation) &&
                               out_.tokens.back().capitalized();
      gap_ |= abbreviated ? kGapNone : kGapSentence;
    } else if (c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0x061F) {
      gap_ |= kGapSentence;
    } else if (c == '"' || c == '`' || is_apostrophe(c) || c == 0x2018 || c == 0x201C ||
               c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB) {
      gap_ |= kGapQuote;
      if (is_apostrophe(c) || c == 0x2018) quoted_ = is_word(peek(offset_));
    } else if (c == '(' || c == '[') {
      gap_ |= kGapOpen;
    } else if (c == ')' || c == ']') {
      gap_ |= kGapClose;
    } else if (c == ':' || c == ';') {
      gap_ |= kGapColon;
    } else if (c == '&') {
      add_ampersand();
    } else {
      gap_ |= kGapOther;
    }
  }

  // Letters without case stand right before the reading position.
  bool joins_unspaced() const {
    return gap_ == kGapNone && !out_.tokens.empty() && out_.tokens.back().shape == Shape::kCaseless;
  }

  // "Johnson & Johnson": a token of its own, as in the gazetteer.
  void add_ampersand() {
    Token token;
    token.begin = static_cast<std::uint32_t>(offset_ - 1);
    token.end = static_cast<std::uint32_t>(offset_);
    token.first = position_ - 1;
    token.last = position_;
    token.shape = Shape::kLower;
    finish(token);
  }

  TokenStream& out_;
  std::string_view text_;
  std::vector<AsciiBlock> blocks_;  // of text_, and one empty block behind
  std::string lower_;               // text_ with a-z for A-Z
  std::uint16_t segment_;
  // Wider than what it holds: beside segment_ both would be read as one, and wait for both stores.
  std::uint32_t gap_ = kGapNone;
  std::size_t offset_ = 0;
  std::size_t looked_up_ = out_.tokens.size();  // tokens of which the lexicon was asked
  std::uint32_t position_ = 0;
  bool plain_ = true;        // the word has no letter with marks or of another script
  bool apostrophe_ = false;  // it holds one
  bool quoted_ = false;      // a single quotation mark is open in this line
};

// A headline in which (nearly) every word is capitalized.
void mark_loud_lines(std::vector<Token>& tokens) {
  for (std::size_t begin = 0; begin < tokens.size();) {
    std::size_t end = begin + 1;
    while (end < tokens.size() && (tokens[end].gap & (kGapLine | kGapSegment)) == 0) ++end;
    std::size_t capitals = 0;
    std::size_t lowers = 0;
    std::size_t common_capitals = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const Token& token = tokens[i];
      if (token.shape == Shape::kNumber || token.shape == Shape::kCaseless) continue;
      if (token.capitalized()) {
        ++capitals;
        common_capitals += token.common >= 7 && i > begin ? 1 : 0;
      } else {
        lowers +=
            token.last - token.first > 2 && !token.has(kConnector | kParticle | kPlaceCue) ? 1 : 0;
      }
    }
    if (capitals >= 3 && lowers == 0 && common_capitals >= 2 && 4 * common_capitals >= capitals) {
      for (std::size_t i = begin; i < end; ++i) tokens[i].flags |= kLoudLine;
    }
    begin = end;
  }
}

}  // namespace

TokenStream tokenize(const Article& article) {
  TokenStream stream;
  stream.segments.push_back({Segment::Kind::kTitle, 0, article.title});
  stream.segments.push_back({Segment::Kind::kText, 0, article.text});
  for (std::uint32_t i = 0; i < article.captions.size() && i < 0xFFF0; ++i) {
    stream.segments.push_back({Segment::Kind::kCaption, i, article.captions[i]});
  }
  stream.tokens.reserve(article.text.size() / 5);
  for (std::size_t i = 0; i < stream.segments.size(); ++i) {
    Tokenizer(stream, static_cast<std::uint16_t>(i)).run();
  }
  mark_loud_lines(stream.tokens);
  return stream;
}

}  // namespace newsfold::normalize
