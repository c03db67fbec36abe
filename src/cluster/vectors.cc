#include "cluster/vectors.h"

namespace newsfold::cluster {
namespace {

std::int32_t rounded(std::uint64_t sum) {
  return static_cast<std::int32_t>(std::min<std::uint64_t>(sum >> 16, kOne));
}

}  // namespace

std::int32_t cosine(const std::vector<StoryFeature>& a, const std::vector<StoryFeature>& b) {
  std::uint64_t sum = 0;
  for_shared(a, b, [&](const StoryFeature& x, const StoryFeature& y) {
    sum += std::uint64_t{x.weight} * y.weight;
  });
  return rounded(sum);
}

VectorProbe::VectorProbe(const std::vector<StoryFeature>& features) : features_(&features) {
  if (by_blocks_) return;
  for (auto feature = features.rbegin(); feature != features.rend(); ++feature) {
    filter_.add(feature->hash);
    begins_[feature->hash >> (32 - kBucketBits)] =
        static_cast<std::uint16_t>(features.rend() - feature - 1);
  }
}

std::int32_t VectorProbe::cosine(std::span<const StoryFeature> other) const {
  std::uint64_t sum = 0;
  for_shared(other, [&](const StoryFeature& x, const StoryFeature& y) {
    sum += std::uint64_t{x.weight} * y.weight;
  });
  return rounded(sum);
}

}  // namespace newsfold::cluster
