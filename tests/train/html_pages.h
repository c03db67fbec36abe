// Labelled pages of HTML as the model sees them.
#pragma once

#include <string>
#include <vector>

#include "train/pages.h"

namespace newsfold::train {

// The pages of the sets from their HTML (`html_path`), otherwise as read_pages. A block's label is
// that of the dump's line with the same words, else that of the lines that hold most of its words.
std::vector<LabelledPage> read_html_pages(const std::string& directory, const std::string& splits,
                                          const std::vector<std::string>& sets);

// As mix_pages.
std::vector<LabelledPage> mix_html_pages(const std::vector<const LabelledPage*>& pages,
                                         std::uint64_t seed);

}  // namespace newsfold::train
