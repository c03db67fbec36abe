#include "fingerprint/quotes.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "newsfold/base/hash.h"
#include "newsfold/text/utf8.h"
#include "newsfold/text/words.h"

namespace newsfold::fingerprint {
namespace {

struct ByteSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool opens(char32_t c) { return c == '"' || c == 0x201C || c == 0x201E || c == 0xAB; }

bool closes(char32_t open, char32_t c) {
  if (open == '"') return c == '"';
  if (open == 0xAB) return c == 0xBB;
  return c == 0x201C || c == 0x201D;
}

// No quotation mark, line end or byte beyond ASCII among eight.
bool are_plain(const char* at) {
  constexpr std::uint64_t kEach = 0x0101010101010101ULL, kTops = 0x80 * kEach;
  std::uint64_t eight = 0;
  std::memcpy(&eight, at, 8);
  const std::uint64_t quotes = eight ^ '"' * kEach, ends = eight ^ '\n' * kEach;  // zero: one
  return ((eight | ((quotes - kEach) & ~quotes) | ((ends - kEach) & ~ends)) & kTops) == 0;
}

// Quotations end at a paragraph's end: a mark left open must not swallow the article.
std::vector<ByteSpan> quotations(std::string_view text) {
  std::vector<ByteSpan> out;
  char32_t open = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text.size() - at >= 8 && are_plain(text.data() + at)) {
      at += 8;
      continue;
    }
    const char byte = text[at];
    if (byte != '"' && byte != '\n' && static_cast<unsigned char>(byte) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t here = at;
    const char32_t c = text::decode(text, at);
    if (open != 0 && (c == '\n' || closes(open, c))) {
      out.push_back({begin, here});
      open = 0;
    } else if (open == 0 && opens(c)) {
      open = c;
      begin = at;
    }
  }
  if (open != 0) out.push_back({begin, text.size()});
  return out;
}

}  // namespace

std::vector<std::uint32_t> quote_runs(std::string_view text) {
  std::vector<std::uint32_t> out;
  std::vector<std::uint64_t> words;
  for (const ByteSpan& quotation : quotations(text)) {
    const std::string folded =
        text::fold(text.substr(quotation.begin, quotation.end - quotation.begin));
    words.clear();
    for (const text::Word& word : text::words(folded)) {
      words.push_back(hash64(std::string_view(folded).substr(word.begin, word.end - word.begin)));
    }
    for (std::size_t i = 0; i + kQuoteRun <= words.size(); ++i) {
      std::uint64_t run = 0;
      for (std::size_t j = i; j < i + kQuoteRun; ++j) run = mix64(run ^ words[j]);
      out.push_back(static_cast<std::uint32_t>(run));
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  if (out.size() > kMaxQuoteRuns) out.resize(kMaxQuoteRuns);
  return out;
}

}  // namespace newsfold::fingerprint
