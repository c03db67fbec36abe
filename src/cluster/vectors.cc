#include "cluster/vectors.h"

#include <algorithm>

namespace newsfold::cluster {

std::int32_t cosine(const std::vector<StoryFeature>& a, const std::vector<StoryFeature>& b) {
  std::uint64_t sum = 0;
  for_shared(a, b, [&](const StoryFeature& x, const StoryFeature& y) {
    sum += std::uint64_t{x.weight} * y.weight;
  });
  return static_cast<std::int32_t>(std::min<std::uint64_t>(sum >> 16, kOne));
}

}  // namespace newsfold::cluster
