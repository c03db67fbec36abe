#include "text/fold_table.h"

#include <unicode/normalizer2.h>

#include "newsfold/text/utf8.h"

namespace newsfold::text {
namespace {

const icu::Normalizer2& normalizer() {
  static const icu::Normalizer2& instance = [&]() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFKCCasefoldInstance(status);
  }();
  return instance;
}

}  // namespace

void icu_fold(std::string_view text, std::string& out) {
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  normalizer().normalizeUTF8(0,
                             icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                             sink, nullptr, status);
}

FoldTable::FoldTable() {
  for (std::size_t at = 0; at < kSize; ++at) {
    const auto c = static_cast<char32_t>(at < kFirstEnd ? at : kSecond + at - kFirstEnd);
    if (normalizer().hasBoundaryBefore(static_cast<UChar32>(c)) == 0) continue;
    std::string plain;
    std::string folded;
    append(plain, c);
    icu_fold(plain, folded);
    if (folded.size() > sizeof(Folded::bytes)) continue;
    folded.copy(folded_[at].bytes, folded.size());
    folded_[at].size = static_cast<std::uint8_t>(folded.size());
  }
}

const FoldTable& FoldTable::get() {
  static const FoldTable kTable;
  return kTable;
}

}  // namespace newsfold::text
