#include "cluster/density.h"

#include <numeric>

namespace newsfold::cluster {

void Density::add(std::int32_t cosine) {
  const std::uint16_t value = listed(cosine);
  if (value <= highest_.back()) return;
  std::size_t at = highest_.size() - 1;
  for (; at > 0 && highest_[at - 1] < value; --at) highest_[at] = highest_[at - 1];
  highest_[at] = value;
}

std::int32_t density_of(const DensitySample& highest) {
  return std::accumulate(highest.begin(), highest.end(), std::int32_t{0}) /
         static_cast<std::int32_t>(kDensityNeighbours);
}

std::vector<DensitySample> densities(const std::vector<Document>& documents,
                                     const Timeline& timeline,
                                     const std::vector<std::vector<Candidate>>& found) {
  std::vector<Density> around;
  around.reserve(found.size());
  for (std::uint32_t position = 0; position < found.size(); ++position) {
    around.emplace_back(documents[timeline.document(position)].fingerprint->density);
  }
  for (std::uint32_t position = 0; position < found.size(); ++position) {
    for (const Candidate& candidate : found[position]) {
      around[position].add(candidate.cosine);
      around[candidate.position].add(candidate.cosine);
    }
  }
  std::vector<DensitySample> out;
  out.reserve(found.size());
  for (const Density& density : around) out.push_back(density.highest());
  return out;
}

}  // namespace newsfold::cluster
