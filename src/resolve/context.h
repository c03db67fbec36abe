// Shared surroundings: which other names stand beside two names.
#pragma once

#include <cstdint>
#include <vector>

#include "resolve/store.h"

namespace newsfold::resolve {

// REQUIRES: the store, which must outlive this, stays as it is. Costs the documents of the rarer
// side, bounded.
class Context {
 public:
  explicit Context(const Store& store);

  // The names that stand in documents of the node, ascending.
  std::vector<std::uint32_t> company(std::uint32_t node) const;
  // How much of what the document names, `self` and `other` left out, stands in the company of
  // `other`.
  std::uint32_t overlap(std::uint32_t document, std::uint32_t self, std::uint32_t other,
                        const std::vector<std::uint32_t>& company) const;
  // The best overlap of the document with one document of `other`, `self` left out.
  std::uint32_t overlap_of_documents(std::uint32_t document, std::uint32_t other,
                                     std::uint32_t self) const;
  // The best overlap of any document of `a` with `b`.
  std::uint32_t overlap_of_nodes(std::uint32_t a, std::uint32_t b) const;
  // Weight of a name as company: the bit width of documents / its documents, as far as one shared
  // name may count; 0 for names that stand in more documents than about the root of all: everybody
  // keeps their company.
  std::uint32_t weight(std::uint32_t node) const { return weights_[node]; }
  // What counts as shared context in a corpus of this size.
  std::uint32_t enough() const;
  // What a bare surname needs, which says less than a full name.
  std::uint32_t plenty() const;

 private:
  std::uint32_t weigh(const Node& node) const;
  // What one shared name may count at most: in a corpus of some size one is not enough.
  std::uint32_t most_of_one() const;

  const Store& store_;
  std::vector<std::uint8_t> weights_;  // by node; asked for some hundred times a name
};

}  // namespace newsfold::resolve
