// Names that are not one person's everywhere. Single words that a document never completes:
// "Aldous" where no full name stands. They join a longer name of the corpus only in shared context
// and only one; the rest stays apart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/common_names.h"
#include "resolve/context.h"
#include "resolve/merge.h"
#include "resolve/store.h"
#include "resolve/vetoes.h"

namespace newsfold::resolve {

// What one document means by a single-word node.
struct ShortName {
  std::uint32_t node = 0;
  std::uint32_t document = 0;
  // The node it was linked to; or the single word's own node with the signature of its group of
  // documents.
  std::uint32_t target = 0;
  std::uint64_t group = 0;  // 0: all documents together
};

// Only the occurrences that differ from "the node itself". By node, then document.
std::vector<ShortName> link_short_names(const Store& store, const Context& context,
                                        const Merges& merges, const Vetoes& vetoes,
                                        const CommonNames& common);

// "us embassy", "district court", "workers party": one of a kind that there are many of, in names
// without a word of their own. `key`: text::name_key.
bool is_of_a_kind(std::string_view key);

}  // namespace newsfold::resolve
