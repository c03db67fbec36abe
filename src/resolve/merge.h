// Which nodes are one thing in every document: spellings, scripts and slips of the pen.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "resolve/common_names.h"
#include "resolve/context.h"
#include "resolve/store.h"
#include "resolve/vetoes.h"

namespace newsfold::resolve {

struct Merges {
  std::vector<std::uint32_t> parent;  // per node; its own index for a root
  std::vector<std::string> reason;    // per node that was merged into another

  std::uint32_t root(std::uint32_t node) const;
};

Merges merge_nodes(const Store& store, const Context& context, const Vetoes& vetoes,
                   const CommonNames& common);

}  // namespace newsfold::resolve
