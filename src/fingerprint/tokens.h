// The words of an article as the story scheme sees them.
#pragma once

#include <cstdint>
#include <vector>

#include "fingerprint/imprint.h"
#include "newsfold/records/entity.h"

namespace newsfold::fingerprint {

enum class Zone : std::uint8_t { kTitle, kLead, kBody };

// How much one occurrence counts, in quarters: title 12, first 100 words 6, rest 1/2 (measured).
constexpr std::uint32_t zone_weight(Zone zone) {
  return zone == Zone::kTitle ? 48 : zone == Zone::kLead ? 24 : 2;
}

struct Token {
  std::uint32_t hash = 0;   // of the stem, or of the digits of a number
  std::uint32_t begin = 0;  // byte offsets in its title or text
  std::uint32_t end = 0;
  Zone zone = Zone::kBody;
  bool number = false;
  bool name = false;  // stands inside a mention, or in a title before one
  bool capital = false;
};

struct EntityOccurrence {
  std::uint32_t entity = 0;  // index into AnnotatedArticle::entities
  Zone zone = Zone::kBody;
};

struct TokenizedArticle {
  std::vector<Token> tokens;  // title, then text
  std::vector<EntityOccurrence> occurrences;
  std::uint32_t lead_end = 0;     // byte offset in the text behind its first 100 words
  std::vector<ByteSpan> imprint;  // of the text: no tokens and no occurrences are from there
};

// Captions are left out: they show last year's meeting beside today's report. Without a title the
// first words of the text are in its zone.
TokenizedArticle tokenize(const AnnotatedArticle& article);

}  // namespace newsfold::fingerprint
