#include "fingerprint/quotes.h"

#include <algorithm>
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

// Quotations end at a paragraph's end: a mark left open must not swallow the article.
std::vector<ByteSpan> quotations(std::string_view text) {
  std::vector<ByteSpan> out;
  char32_t open = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
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
