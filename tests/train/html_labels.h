// Labels of a dump's lines carried over to the blocks of the same page's HTML.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/page.h"

namespace newsfold::train {

inline constexpr std::uint32_t kUnmatched = UINT32_MAX;

// The longest common subsequence of lines with the same words: for each line of `from` its number
// in `to`, or kUnmatched. Cost: the product of their lines.
std::vector<std::uint32_t> match_lines(const extract::Page& from, const extract::Page& to);

// `labels`: one character a line of `dump`, as LabelledPage::dump_labels. One label per block.
std::vector<std::uint8_t> label_blocks(const extract::Page& blocks, const extract::Page& dump,
                                       std::string_view labels);

}  // namespace newsfold::train
