// An article as one row of tokens: title, text and captions, with code-point offsets and what
// stands between the tokens.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "newsfold/records/article.h"

namespace newsfold::normalize {

// What stands before a token, as a set.
enum Gap : std::uint16_t {
  kGapNone = 0,
  kGapSpace = 1,
  kGapHyphen = 2,
  kGapSlash = 4,
  kGapComma = 8,
  kGapSentence = 16,  // . ! ? … that ends a sentence
  kGapLine = 32,
  kGapQuote = 64,
  kGapOpen = 128,  // ( [
  kGapClose = 256,
  kGapColon = 512,  // : ;
  kGapOther = 1024,
  kGapPossessive = 2048,  // a 's that stands as a word of its own
  kGapSegment = 4096,     // the first token of a title, text or caption
};

enum class Shape : std::uint8_t {
  kLower,
  kCapital,
  kAllCaps,
  kInitial,
  kMixed,
  kNumber,
  kCaseless
};

// Flags of a token.
enum TokenFlags : std::uint8_t {
  kSentenceStart = 1,
  kPossessive = 2,  // 's follows
  kLoudLine = 4,    // a line in which nearly every word is capitalized: capitals tell nothing
  kDotted = 8,      // holds dots between letters: "U.S."
  kInflected = 16,  // its hash is that of another form of the word
  kCutOut = 32,     // a known name cut out of text without spaces
};

struct Token {
  std::uint64_t hash =
      0;  // hash64(text::fold_name_token): what the gazetteer and the lexicon are asked with
  std::uint64_t lexicon = 0;  // LexiconClass set
  std::uint32_t begin = 0;    // bytes in its segment
  std::uint32_t end = 0;
  std::uint32_t first = 0;  // code points in its segment
  std::uint32_t last = 0;   // one past
  std::uint16_t segment = 0;
  std::uint16_t gap = 0;
  Shape shape = Shape::kLower;
  std::uint8_t flags = 0;
  std::uint8_t common =
      0;  // tenths of its occurrences that newspapers write in lower case; 0 unknown

  bool capitalized() const {
    return shape == Shape::kCapital || shape == Shape::kAllCaps || shape == Shape::kInitial ||
           shape == Shape::kMixed;
  }
  bool has(std::uint64_t classes) const { return (lexicon & classes) != 0; }
};

struct Segment {
  enum class Kind : std::uint8_t { kTitle, kText, kCaption };
  Kind kind = Kind::kText;
  std::uint32_t caption = 0;
  std::string_view text;  // of the article, which must outlive the tokens
};

struct TokenStream {
  std::vector<Segment> segments;
  std::vector<Token> tokens;
  // Whether the lexicon knows the ordinary words of the article's language, so that an unknown word
  // in capitals is likely a name.
  bool words_known = true;
  bool english = true;             // and nothing but that, for all that can be told
  bool nouns_capitalized = false;  // German

  std::string_view text(const Token& token) const {
    return segments[token.segment].text.substr(token.begin, token.end - token.begin);
  }
  // As the gazetteer is asked for names.
  std::vector<std::uint64_t> hashes() const {
    std::vector<std::uint64_t> out;
    out.reserve(tokens.size());
    for (const Token& token : tokens) out.push_back(token.hash);
    return out;
  }
  // The text from one token to another of the same segment, both included.
  std::string_view text(std::size_t first, std::size_t last) const {
    return segments[tokens[first].segment].text.substr(tokens[first].begin,
                                                       tokens[last].end - tokens[first].begin);
  }
};

// Linear in the article's bytes.
TokenStream tokenize(const Article& article);

}  // namespace newsfold::normalize
