// Which hashed words the model learns weights for: those that several sites use and that tell
// article from the rest, so that nothing of a single page is remembered.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "train/pages.h"

namespace newsfold::train {

struct Vocabulary {
  std::vector<std::uint32_t> hashes;  // ascending; the row number is the index
  std::unordered_map<std::uint32_t, std::uint32_t> rows;
};

// At most `size` hashes that occur on at least `sites` sites of the pages, by G² of site counts.
Vocabulary choose_vocabulary(const std::vector<const LabelledPage*>& pages, std::uint32_t sites,
                             std::size_t size);

}  // namespace newsfold::train
