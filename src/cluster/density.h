// How crowded the space around a document is: crowded places need a higher similarity.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "cluster/candidates.h"

namespace newsfold::cluster {

// A cosine as lists of the highest have it: 1 does not fit.
constexpr std::uint16_t listed(std::int32_t cosine) {
  return static_cast<std::uint16_t>(cosine < 65535 ? cosine : 65535);
}

// The kDensityNeighbours highest cosines over a document's pairs and its own reference sample.
class Density {
 public:
  explicit Density(const DensitySample& sample) : highest_(sample) {}
  void add(std::int32_t cosine);
  // 1/65536, descending.
  const DensitySample& highest() const { return highest_; }

 private:
  DensitySample highest_{};
};

// The mean of the highest cosines, 1/65536.
std::int32_t density_of(const DensitySample& highest);

// The highest cosines by position, over the candidates (both sides of each pair). `found[p]`:
// candidates of p.
std::vector<DensitySample> densities(const std::vector<Document>& documents,
                                     const Timeline& timeline,
                                     const std::vector<std::vector<Candidate>>& found);

}  // namespace newsfold::cluster
