#include "extract/metadata/heading_part.h"

#include <algorithm>

#include "extract/lines.h"
#include "extract/metadata/markup.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kLeastWords = 3;  // of what is left
constexpr std::size_t kLeastIdeographs = 8;

bool ends_in_mark(std::string_view text) {
  return text.ends_with(":") || text.ends_with("?") || text.ends_with("!") || text.ends_with("-") ||
         text.ends_with("–") || text.ends_with("：");
}

bool starts_with_mark(std::string_view text) {
  return text.starts_with(":") || text.starts_with("-") || text.starts_with("–") ||
         text.starts_with("—") || text.starts_with("：");
}

bool suffices(std::string_view text) {
  const std::vector<Token> words = tokenize(text);
  const bool ideographs = !words.empty() && words.front().ideograph;
  return words.size() >= (ideographs ? kLeastIdeographs : kLeastWords);
}

}  // namespace

std::string_view heading_part(const Page& page, std::uint32_t position) {
  std::string_view part = page.lines()[position].text;
  const html::Page& html = page.markup()->page();
  const std::string_view text = html.text;
  const html::Block& block = html.blocks[position];
  const std::uint32_t first = block.element;
  for (std::uint32_t i = first + 1; i < html.elements.size(); ++i) {
    const html::Element& element = html.elements[i];
    if (element.depth <= html.elements[first].depth || element.text_begin >= block.end) break;
    if (element.text_end > text.size() || element.text_begin >= element.text_end) continue;
    const std::string_view shown =
        trim(text.substr(element.text_begin, element.text_end - element.text_begin));
    const HintSet hints = page.markup()->hints(i);
    if (shown.empty() || shown.size() >= part.size()) continue;
    if ((hints & hint_bit(Hint::kKicker)) != 0 && shown.data() == part.data()) {
      const std::string_view rest = trim(part.substr(shown.size()));
      if (!ends_in_mark(shown) && !starts_with_mark(rest) && suffices(rest)) part = rest;
    } else if ((hints & hint_bit(Hint::kStandfirst)) != 0 &&
               shown.data() + shown.size() == part.data() + part.size()) {
      const std::string_view rest = trim(part.substr(0, part.size() - shown.size()));
      if (!ends_in_mark(rest) && !starts_with_mark(shown) && suffices(rest)) part = rest;
    }
  }
  return part;
}

}  // namespace newsfold::extract::metadata
