#include "reference/words.h"

#include <cstdint>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/utext.h>

namespace newsfold::reference {

std::vector<std::pair<std::uint32_t, std::uint32_t>> words(std::string_view text) {
  static const std::unique_ptr<icu::BreakIterator> kBreaker = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::BreakIterator>(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  }();
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  kBreaker->setText(&utext, status);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  std::int32_t begin = kBreaker->first();
  for (std::int32_t end = kBreaker->next(); end != icu::BreakIterator::DONE;
       end = kBreaker->next()) {
    if (kBreaker->getRuleStatus() != UBRK_WORD_NONE) out.emplace_back(begin, end);
    begin = end;
  }
  utext_close(&utext);
  return out;
}

std::string fold(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  normalizer->normalizeUTF8(0,
                            icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                            sink, nullptr, status);
  return out;
}

}  // namespace newsfold::reference
