// Average link over what changed scores touch.
#pragma once

#include "cluster/region.h"
#include "cluster/score.h"

namespace newsfold::cluster {

// Reclusters the components of the graph, of now or before, in which an edge changed. Gives the
// stories and links that differ; `stored` is left empty.
GraphUpdate regroup(Region& region, const Thresholds& limits, unsigned threads);

}  // namespace newsfold::cluster
