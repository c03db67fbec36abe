#include "text/icu_words.h"

#include <memory>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace newsfold::text {

void icu_words(std::string_view text, std::size_t begin, std::size_t end, std::vector<Word>& out) {
  thread_local const std::unique_ptr<icu::BreakIterator> kBreaker = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::BreakIterator>(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  }();
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data() + begin, static_cast<std::int64_t>(end - begin), &status);
  kBreaker->setText(&utext, status);
  std::int32_t from = kBreaker->first();
  for (std::int32_t to = kBreaker->next(); to != icu::BreakIterator::DONE; to = kBreaker->next()) {
    if (kBreaker->getRuleStatus() != UBRK_WORD_NONE) {
      out.push_back({static_cast<std::uint32_t>(begin) + static_cast<std::uint32_t>(from),
                     static_cast<std::uint32_t>(begin) + static_cast<std::uint32_t>(to)});
    }
    from = to;
  }
  utext_close(&utext);
}

}  // namespace newsfold::text
