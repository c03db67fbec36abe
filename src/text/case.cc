#include "newsfold/text/case.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "text/ascii.h"

namespace newsfold::text {
namespace {

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  to_lower_ascii(out);
  return out;
}

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

}  // namespace

std::string lower(std::string_view text) {
  if (is_ascii(text)) return lower_ascii(text);
  std::string out;
  return from_utf8(text).toLower(icu::Locale::getRoot()).toUTF8String(out);
}

std::string fold_case(std::string_view text) {
  if (is_ascii(text)) return lower_ascii(text);
  std::string out;
  return from_utf8(text).foldCase().toUTF8String(out);
}

bool is_word_character(char32_t c) {
  constexpr std::uint32_t kWord = U_GC_L_MASK | U_GC_N_MASK;
  return c == '_' || (U_GET_GC_MASK(static_cast<UChar32>(c)) & kWord) != 0;
}

}  // namespace newsfold::text
