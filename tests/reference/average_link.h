// The plain twin of cluster/average_link.h: a matrix, searched whole for each merge.
#pragma once

#include <cstdint>
#include <vector>

#include "cluster/graph.h"

namespace newsfold::reference {

std::vector<std::uint32_t> average_link(const std::vector<cluster::Edge>& edges,
                                        std::uint32_t nodes, const cluster::Thresholds& thresholds);

}  // namespace newsfold::reference
