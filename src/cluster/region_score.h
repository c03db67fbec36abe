// Densities and scores of the pairs that changed lists touch.
#pragma once

#include "cluster/region.h"
#include "cluster/score.h"

namespace newsfold::cluster {

// Brings the densities up to date with the lists, and the scores with both. Lists whose scores
// change are replaced, so that candidates_before() has those of before.
void rescore(Region& region, const Thresholds& limits, unsigned threads);

}  // namespace newsfold::cluster
