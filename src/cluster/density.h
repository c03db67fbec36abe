// How crowded the space around a document is: crowded places need a higher similarity.
#pragma once

#include <cstdint>
#include <vector>

#include "cluster/candidates.h"

namespace newsfold::cluster {

// By position: the mean of the kDensityNeighbours highest cosines over the candidates (both sides
// of each pair) and the document's own reference sample, 1/65536. `found[p]`: candidates of p.
std::vector<std::int32_t> densities(const std::vector<Document>& documents,
                                    const Timeline& timeline,
                                    const std::vector<std::vector<Candidate>>& found);

}  // namespace newsfold::cluster
