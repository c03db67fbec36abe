// How crowded the space around a document is: crowded places need a higher similarity.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "cluster/candidates.h"

namespace newsfold::cluster {

// The kDensityNeighbours highest cosines over a document's pairs and its own reference sample.
class Density {
 public:
  explicit Density(const DensitySample& sample) {
    for (std::size_t i = 0; i < highest_.size(); ++i) highest_[i] = sample[i];
  }
  void add(std::int32_t cosine);
  // Their mean, 1/65536; at least that of the sample alone.
  std::int32_t mean() const;

 private:
  std::array<std::int32_t, kDensityNeighbours> highest_{};  // descending
};

// By position, over the candidates (both sides of each pair). `found[p]`: candidates of p.
std::vector<std::int32_t> densities(const std::vector<Document>& documents,
                                    const Timeline& timeline,
                                    const std::vector<std::vector<Candidate>>& found);

}  // namespace newsfold::cluster
