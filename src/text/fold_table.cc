#include "text/fold_table.h"

#include <unicode/normalizer2.h>

#include "newsfold/text/utf8.h"

namespace newsfold::text {
namespace {

const icu::Normalizer2& normalizer() {
  static const icu::Normalizer2& kNormalizer = [&]() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFKCCasefoldInstance(status);
  }();
  return kNormalizer;
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
  std::array<std::size_t, kSize + 1> begins{};
  for (std::size_t at = 0; at < kSize; ++at) {
    const auto c = static_cast<char32_t>(
        at < kFirstEnd - kFirst ? kFirst + at : kSecond + at - (kFirstEnd - kFirst));
    begins[at] = bytes_.size();
    alone_[at] = normalizer().hasBoundaryBefore(static_cast<UChar32>(c)) != 0;
    std::string plain;
    append(plain, c);
    icu_fold(plain, bytes_);
  }
  begins[kSize] = bytes_.size();
  for (std::size_t at = 0; at < kSize; ++at) {
    folded_[at] = std::string_view(bytes_).substr(begins[at], begins[at + 1] - begins[at]);
  }
}

const FoldTable& FoldTable::get() {
  static const FoldTable kTable;
  return kTable;
}

}  // namespace newsfold::text
