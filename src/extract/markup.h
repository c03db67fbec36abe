// What a page's markup says of its blocks, for the line model: where the article's element lies,
// how much of each element is links and prose, what its attributes are called, what the page
// declares.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/features.h"
#include "extract/html/page.h"
#include "extract/page.h"

namespace newsfold::extract {

// Of an element with everything in it.
struct ElementSums {
  std::uint32_t words = 0;
  std::uint32_t prose_words = 0;  // of prose blocks
  std::uint32_t link_bytes = 0;
  std::uint32_t bytes = 0;
  std::uint32_t blocks = 0;
};

struct BlockMarkup {
  std::uint32_t levels_up = 0;  // from the block's element to its nearest ancestor around the root
  std::uint32_t root_levels = 0;  // from the root to that ancestor; 0: the block is in the root
  std::uint32_t levels_to_previous = 0;  // from the block's element to one around the block above
  std::uint32_t levels_to_next = 0;
  std::uint64_t look = 0;        // hash of its element's and its parent's tag and attribute words
  std::uint32_t look_prose = 0;  // prose words of the page's blocks of that look
};

// The tree behind the blocks. The root is the innermost element that holds most of the run of
// prose.
struct Markup {
  std::vector<ElementSums> elements;  // as html::Page::elements
  std::vector<BlockMarkup> blocks;
  std::uint32_t root = 0;
  std::uint32_t prose_words = 0;  // of the page
};

// REQUIRES: lines.lines[k] is of html.blocks[k]. Cost: linear in blocks times the depth of nesting.
Markup read_markup(const html::Page& html, const Page& lines);

// Adds to each line's features those of its block: rows from kLineRows on, and words.
void add_markup_features(const html::Page& html, const Page& lines, const Markup& markup,
                         FeatureTable& table);

}  // namespace newsfold::extract
