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
// component alone, in any order. Cost: for each edge one merge of its ends' bounded edges.
std::vector<Edge> supported(std::vector<Edge> edges, std::uint32_t nodes);

}  // namespace newsfold::cluster
