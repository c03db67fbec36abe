#include "newsfold/text/display_width.h"

#include <unicode/uchar.h>

#include "newsfold/text/utf8.h"

namespace newsfold::text {
namespace {

bool is_unprintable(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  if (c < 0x2028) return false;
  return (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::size_t display_width(char32_t c) {
  if (c < 0x300) return c == 0xAD ? 0 : 1;
  const auto code_point = static_cast<UChar32>(c);
  switch (u_charType(code_point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const auto width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) width += display_width(decode(text, i));
  return width;
}

std::string fit_width(std::string_view text, std::size_t width) {
  if (width == 0) return {};
  std::string out;
  std::size_t used = 0;
  std::size_t cut = 0;  // bytes of `out` that leave a column for the ellipsis
  for (std::size_t i = 0; i < text.size();) {
    char32_t c = decode(text, i);
    if (is_unprintable(c)) c = ' ';
    used += display_width(c);
    if (used > width) {
      out.resize(cut);
      append(out, U'…');
      return out;
    }
    append(out, c);
    if (used < width) cut = out.size();
  }
  return out;
}

}  // namespace newsfold::text
