// Any bytes as a page: blocks are the lines of its text, elements form a tree, tokens are in order.
#include <cstdint>
#include <string>

#include "extract/html/page.h"
#include "extract/html/tokenizer.h"
#include "extract/lines.h"
#include "newsfold/text/utf8.h"
#include "read_stream.h"

namespace {

using namespace newsfold;
using namespace newsfold::extract;

void check_tokens(std::string_view html) {
  html::Tokenizer tokenizer(html);
  html::Token token;
  std::size_t before = 0;
  for (tokenizer.next(token); token.kind != html::TokenKind::kEnd; tokenizer.next(token)) {
    fuzz::require(tokenizer.position() > before && tokenizer.position() <= html.size());
    before = tokenizer.position();
  }
}

void check_page(const html::Page& page) {
  fuzz::require(text::is_valid(page.text));
  std::size_t k = 0;
  for (const Line& line : split_lines(page.text)) {
    if (line.blank()) continue;
    fuzz::require(k < page.blocks.size());
    const html::Block& block = page.blocks[k++];
    fuzz::require(block.begin == line.begin && block.end == line.end);
    fuzz::require(block.element < page.elements.size() && block.inner < page.elements.size());
    fuzz::require(block.link_bytes <= block.end - block.begin);
    fuzz::require(block.emphasis_bytes <= block.end - block.begin);
  }
  fuzz::require(k == page.blocks.size());
  for (std::size_t e = 1; e < page.elements.size(); ++e) {
    const html::Element& element = page.elements[e];
    fuzz::require(element.parent < e && element.depth == page.elements[element.parent].depth + 1);
    fuzz::require(element.words_begin <= element.words_end &&
                  element.words_end <= page.words.size());
  }
  for (const html::TimeElement& time : page.declarations.times)
    fuzz::require(time.block <= page.blocks.size() && text::is_valid(time.datetime));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::size_t replaced = 0;
  const std::string html =
      text::replace_invalid({reinterpret_cast<const char*>(data), size}, replaced);
  check_tokens(html);
  check_page(html::read_page(html));
  return 0;
}
