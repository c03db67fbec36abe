// Similarity of story vectors.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "cluster/feature_filter.h"
#include "newsfold/cluster/cluster.h"
#include "simd/sorted_sets.h"

namespace newsfold::cluster {

inline constexpr std::int32_t kOne = 65536;

// Cosine of two vectors of length 1, exact up to rounding, in 1/65536.
std::int32_t cosine(const std::vector<StoryFeature>& a, const std::vector<StoryFeature>& b);

// Brings what is compared next near: the vectors of a window take tens of megabytes.
template <typename T>
void fetch_ahead(std::span<const T> items) {
  constexpr std::size_t kCacheLine = 64;
  const char* const begin = reinterpret_cast<const char*>(items.data());
  for (std::size_t at = 0; at < items.size_bytes(); at += kCacheLine)
    __builtin_prefetch(begin + at);
}

// One vector against many: what it shares with each, several times as fast as by merging. 12 KB.
class VectorProbe {
 public:
  // Keeps a view of `features`. REQUIRES: by hash, distinct, at most 65,535.
  explicit VectorProbe(const std::vector<StoryFeature>& features);

  // Calls visit(x, y) for each feature that both have: x of `other`, y its own. Thread-safe.
  template <typename Visit>
  void for_shared(std::span<const StoryFeature> other, const Visit& visit) const;
  // cosine() of the two.
  std::int32_t cosine(std::span<const StoryFeature> other) const;

 private:
  // So many that what passes, and what a bucket holds first, is nearly always shared: branches that
  // are mispredicted cost more than the cache's room.
  using Filter = FeatureFilter<15>;
  static constexpr unsigned kBucketBits = 12;

  template <typename Visit>
  void for_shared_by_blocks(std::span<const StoryFeature> other, const Visit& visit) const;

  const std::vector<StoryFeature>* features_;
  bool by_blocks_ = simd::places_by_blocks();  // and not by what follows
  Filter filter_;
  std::array<std::uint16_t, 1U << kBucketBits> begins_;  // where a bucket begins, if it holds any
};

// Calls visit(x, y) for each feature that both have. Both are by hash.
template <typename Visit>
void for_shared(const std::vector<StoryFeature>& a, const std::vector<StoryFeature>& b,
                const Visit& visit) {
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) {
    const std::uint32_t left = x->hash, right = y->hash;
    if (left == right) visit(*x, *y);
    x += left <= right;
    y += right <= left;
  }
}

template <typename Visit>
void VectorProbe::for_shared_by_blocks(std::span<const StoryFeature> other,
                                       const Visit& visit) const {
  constexpr std::size_t kChunk = 512;
  static_assert(sizeof(StoryFeature) == 8 && offsetof(StoryFeature, hash) == 0);
  std::array<std::uint16_t, kChunk + simd::kPlacesRoom> theirs, ours;
  std::span<const StoryFeature> own(*features_);
  while (!other.empty()) {
    const auto chunk = other.first(std::min(kChunk, other.size()));
    const std::size_t count = simd::common_places(chunk.data(), chunk.size(), own.data(),
                                                  own.size(), theirs.data(), ours.data());
    for (std::size_t k = 0; k < count; ++k) visit(chunk[theirs[k]], own[ours[k]]);
    other = other.subspan(chunk.size());
    const auto next = std::ranges::upper_bound(own, chunk.back().hash, {}, &StoryFeature::hash);
    own = own.subspan(static_cast<std::size_t>(next - own.begin()));
  }
}

template <typename Visit>
void VectorProbe::for_shared(std::span<const StoryFeature> other, const Visit& visit) const {
  if (by_blocks_) return for_shared_by_blocks(other, visit);
  // What passes the filter is listed first: a branch for each feature would be mispredicted.
  constexpr std::size_t kChunk = 512;
  std::array<std::uint32_t, kChunk> passed;
  const auto end = features_->end();
  for (std::size_t begin = 0; begin < other.size(); begin += kChunk) {
    const StoryFeature* const chunk = &other[begin];
    const auto size = static_cast<std::uint32_t>(std::min(kChunk, other.size() - begin));
    std::size_t count = 0;
    for (std::uint32_t i = 0; i < size; ++i) {
      passed[count] = i;
      count += filter_.passes(chunk[i].hash);
    }
    for (std::size_t k = 0; k < count; ++k) {
      const StoryFeature& feature = chunk[passed[k]];
      auto own = features_->begin() + begins_[feature.hash >> (32 - kBucketBits)];
      while (own != end && own->hash < feature.hash) ++own;
      if (own != end && own->hash == feature.hash) visit(feature, *own);
    }
  }
}

}  // namespace newsfold::cluster
