// Collects what a page declares about itself while it is read.
#pragma once

#include "extract/html/page.h"
#include "extract/html/tokenizer.h"

namespace newsfold::extract::html {

// Where an element stands: see TimeElement.
struct Place {
  std::uint32_t block = 0;
  std::uint32_t element = 0;
  std::uint32_t own = 0;  // what the element will be in Page::elements, if it opens
};

// A start tag of any element.
void declare(const Token& token, Tag tag, const Place& place, Declarations& declarations);
// The text of a <title>: the first counts.
void declare_title(std::string_view raw, Declarations& declarations);

bool is_json_ld(const Token& script);

}  // namespace newsfold::extract::html
