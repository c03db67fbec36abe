#include "cluster/vectors.h"

#include <algorithm>
#include <array>

#include "base/fixed_log.h"
#include "base/integer_sqrt.h"

namespace newsfold::cluster {
namespace {

constexpr std::uint32_t kCounterBits = 22;
// An input of this many documents is half believed.
constexpr std::uint64_t kTrustDocuments = 1000;
// One in so many documents is as rare as features get.
constexpr std::uint64_t kRarest = 3000;
// 65536 * 2^(-i/16)
constexpr std::array<std::uint32_t, 16> kSixteenths = {65536, 62757, 60097, 57549, 55109, 52773,
                                                       50535, 48393, 46341, 44376, 42495, 40693,
                                                       38968, 37316, 35734, 34219};

}  // namespace

SeenFrequencies::SeenFrequencies() : counts_(std::size_t{1} << kCounterBits, 0) {}

void SeenFrequencies::add(const std::vector<StoryFeature>& features) {
  for (const StoryFeature& feature : features) ++counts_[feature.hash >> (32 - kCounterBits)];
  ++documents_;
}

std::uint32_t SeenFrequencies::idf(const StoryFeature& feature) const {
  constexpr unsigned kShareBits = 40;  // shares of documents are in 1/2^40
  const std::uint64_t background =
      (std::uint64_t{kSixteenths[feature.idf % 16]} << (kShareBits - 16)) >> (feature.idf / 16);
  const std::uint64_t count = counts_[feature.hash >> (32 - kCounterBits)];
  const std::uint64_t seen = (count << kShareBits) / (documents_ + kTrustDocuments);
  const std::uint64_t rarest = (std::uint64_t{1} << kShareBits) / kRarest;
  const std::uint32_t share = fixed_log2(std::max(background, seen) + rarest);
  return share < kShareBits << 16 ? (kShareBits << 16) - share : 0;
}

StoryVectors::StoryVectors(const std::vector<Document>& documents, const Timeline& timeline) {
  SeenFrequencies frequencies;
  for (std::uint32_t p = 0; p < timeline.size(); ++p) {
    frequencies.add(documents[timeline.document(p)].fingerprint->features);
  }
  std::vector<std::uint64_t> raw;
  begin_.push_back(0);
  for (std::uint32_t p = 0; p < timeline.size(); ++p) {
    const auto& features = documents[timeline.document(p)].fingerprint->features;
    raw.clear();
    std::uint64_t squares = 0;
    for (const StoryFeature& feature : features) {
      const std::uint64_t weight =
          std::uint64_t{feature.weight} * frequencies.idf(feature) / (feature.idf + 1) >> 8;
      raw.push_back(weight);
      squares += weight * weight;
    }
    const std::uint64_t norm = std::max<std::uint64_t>(integer_sqrt(squares), 1);
    for (std::size_t i = 0; i < raw.size(); ++i) {
      hashes_.push_back(features[i].hash);
      const std::uint64_t unit = std::min<std::uint64_t>(raw[i] * 65535 / norm, 65535);
      weights_.push_back(static_cast<std::uint16_t>((unit & ~1ULL) | features[i].name));
    }
    begin_.push_back(hashes_.size());
  }
}

Similarity StoryVectors::similarity(std::uint32_t a, std::uint32_t b) const {
  std::uint64_t sum[2] = {0, 0};
  std::size_t i = begin_[a], j = begin_[b];
  const std::size_t end_a = begin_[a + 1], end_b = begin_[b + 1];
  while (i < end_a && j < end_b) {
    const std::uint32_t x = hashes_[i], y = hashes_[j];
    if (x == y) sum[weights_[i] & weights_[j] & 1] += std::uint64_t{weights_[i]} * weights_[j];
    i += x <= y;
    j += y <= x;
  }
  return {static_cast<std::int32_t>(sum[0] >> 16), static_cast<std::int32_t>(sum[1] >> 16)};
}

}  // namespace newsfold::cluster
