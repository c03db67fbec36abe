// What the markup says that a block is.
#pragma once

#include <span>

#include "extract/html/page.h"
#include "extract/kinds.h"
#include "extract/markup.h"

namespace newsfold::extract {

// Corrects kinds that no phrase told: by the names of elements and attributes around the block, as
// far in as the article's own element; headings of the article become subheads. What is article and
// what is not stays. REQUIRES: kinds[k] is of html.blocks[k].
void tell_kinds_by_markup(const html::Page& html, const Page& lines, const Markup& markup,
                          std::span<KindOfLine> kinds);

}  // namespace newsfold::extract
