// What the company of two documents says about them.
#pragma once

#include <cstdint>
#include <vector>

#include "cluster/graph.h"

namespace newsfold::cluster {

// The same edges with the scores of which clusters are made: an edge is surer where those near to
// one end are near to the other too (Jarvis and Patrick 1973, with probabilities for neighbours).
// Reports of one event have all their company in common; steps of one saga share part of it, and
// each has a surer neighbour of its own. An edge's score follows from the edges of its connected
// component alone, in any order. Each pass but the first judges company by what the one before made
// of it. Cost: in each pass, for each edge the bounded edges of one end.
inline constexpr int kSupportPasses = 2;
std::vector<Edge> supported(const std::vector<Edge>& edges, std::uint32_t nodes,
                            int passes = kSupportPasses);

}  // namespace newsfold::cluster
