#include "cluster/density.h"

#include <algorithm>

namespace newsfold::cluster {
namespace {

// Keeps the highest values, descending; the length is fixed.
void insert_highest(std::int32_t* values, std::size_t count, std::int32_t value) {
  if (value <= values[count - 1]) return;
  std::size_t at = count - 1;
  for (; at > 0 && values[at - 1] < value; --at) values[at] = values[at - 1];
  values[at] = value;
}

}  // namespace

std::vector<std::int32_t> densities(const std::vector<Document>& documents,
                                    const Timeline& timeline,
                                    const std::vector<std::vector<Candidate>>& found) {
  constexpr std::size_t kCount = kDensityNeighbours;
  std::vector<std::int32_t> highest(found.size() * kCount, 0);
  for (std::uint32_t position = 0; position < found.size(); ++position) {
    const DensitySample& sample = documents[timeline.document(position)].fingerprint->density;
    std::copy(sample.begin(), sample.end(),
              highest.begin() + static_cast<std::ptrdiff_t>(position * kCount));
  }
  for (std::uint32_t position = 0; position < found.size(); ++position) {
    for (const Candidate& candidate : found[position]) {
      insert_highest(&highest[position * kCount], kCount, candidate.cosine);
      insert_highest(&highest[candidate.position * kCount], kCount, candidate.cosine);
    }
  }
  std::vector<std::int32_t> out(found.size());
  for (std::size_t position = 0; position < found.size(); ++position) {
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < kCount; ++i) sum += highest[position * kCount + i];
    out[position] = sum / static_cast<std::int32_t>(kCount);
  }
  return out;
}

}  // namespace newsfold::cluster
