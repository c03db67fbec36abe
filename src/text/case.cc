#include "newsfold/text/case.h"

#include <algorithm>

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace newsfold::text {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
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
