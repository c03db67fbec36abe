#include "newsfold/text/words.h"

#include <memory>

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/utext.h>

#include "newsfold/base/hash.h"

namespace newsfold::text {

std::vector<Word> words(std::string_view text) {
  thread_local std::unique_ptr<icu::BreakIterator> breaker = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::BreakIterator>(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  }();
  std::vector<Word> out;
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  breaker->setText(&utext, status);
  std::int32_t begin = breaker->first();
  for (std::int32_t end = breaker->next(); end != icu::BreakIterator::DONE; end = breaker->next()) {
    if (breaker->getRuleStatus() != UBRK_WORD_NONE) {
      out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
    begin = end;
  }
  utext_close(&utext);
  return out;
}

std::string fold(std::string_view text) {
  static const icu::Normalizer2* const kNormalizer = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKCCasefoldInstance(status);
  }();
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  kNormalizer->normalizeUTF8(0,
                             icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                             sink, nullptr, status);
  return out;
}

std::uint64_t token_hash(std::string_view folded) {
  constexpr std::string_view kApostrophe = "\u2019";
  if (folded.find(kApostrophe) == std::string_view::npos) return hash64(folded);
  std::string plain(folded);
  for (std::size_t at = plain.find(kApostrophe); at != std::string::npos;
       at = plain.find(kApostrophe, at)) {
    plain.replace(at, kApostrophe.size(), "'");
  }
  return hash64(plain);
}

void token_hashes(std::string_view text, std::vector<Word>& out,
                  std::vector<std::uint64_t>& hashes) {
  out = words(text);
  hashes.clear();
  for (const Word& word : out) {
    hashes.push_back(token_hash(fold(text.substr(word.begin, word.end - word.begin))));
  }
}

}  // namespace newsfold::text
