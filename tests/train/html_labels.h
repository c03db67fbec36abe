// Labels of a dump's lines carried over to the blocks of the same page's HTML.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/page.h"

namespace newsfold::train {

// `labels`: one character a line of `dump`, as LabelledPage::dump_labels. One label per block.
std::vector<std::uint8_t> label_blocks(const extract::Page& blocks, const extract::Page& dump,
                                       std::string_view labels);

}  // namespace newsfold::train
