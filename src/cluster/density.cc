#include "cluster/density.h"

#include <numeric>

namespace newsfold::cluster {

void Density::add(std::int32_t cosine) {
  if (cosine <= highest_.back()) return;
  std::size_t at = highest_.size() - 1;
  for (; at > 0 && highest_[at - 1] < cosine; --at) highest_[at] = highest_[at - 1];
  highest_[at] = cosine;
}

std::int32_t Density::mean() const {
  return std::accumulate(highest_.begin(), highest_.end(), std::int32_t{0}) /
         static_cast<std::int32_t>(kDensityNeighbours);
}

std::vector<std::int32_t> densities(const std::vector<Document>& documents,
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
  std::vector<std::int32_t> out;
  out.reserve(found.size());
  for (const Density& density : around) out.push_back(density.mean());
  return out;
}

}  // namespace newsfold::cluster
