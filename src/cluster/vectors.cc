#include "cluster/vectors.h"

#include <algorithm>

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

CosineProbe::CosineProbe(const std::vector<StoryFeature>& features) : features_(&features) {
  for (auto feature = features.rbegin(); feature != features.rend(); ++feature) {
    const std::uint32_t bit = feature->hash >> (32 - kFilterBits);
    filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    begins_[feature->hash >> (32 - kBucketBits)] =
        static_cast<std::uint16_t>(features.rend() - feature - 1);
  }
}

std::int32_t CosineProbe::cosine(const std::vector<StoryFeature>& other) const {
  // What passes the filter is listed first: a branch for each feature would be mispredicted.
  constexpr std::size_t kChunk = 512;
  std::array<std::uint32_t, kChunk> passed;
  std::uint64_t sum = 0;
  const auto end = features_->end();
  for (std::size_t begin = 0; begin < other.size(); begin += kChunk) {
    const StoryFeature* const chunk = &other[begin];
    const auto size = static_cast<std::uint32_t>(std::min(kChunk, other.size() - begin));
    std::size_t count = 0;
    for (std::uint32_t i = 0; i < size; ++i) {
      const std::uint32_t bit = chunk[i].hash >> (32 - kFilterBits);
      passed[count] = i;
      count += filter_[bit / 64] >> (bit % 64) & 1;
    }
    for (std::size_t k = 0; k < count; ++k) {
      const StoryFeature& feature = chunk[passed[k]];
      auto own = features_->begin() + begins_[feature.hash >> (32 - kBucketBits)];
      while (own != end && own->hash < feature.hash) ++own;
      if (own != end && own->hash == feature.hash) {
        sum += std::uint64_t{own->weight} * feature.weight;
      }
    }
  }
  return rounded(sum);
}

}  // namespace newsfold::cluster
