#include "fingerprint/story_vector.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <functional>

#include "base/fixed_log.h"
#include "base/integer_sqrt.h"

namespace newsfold::fingerprint {
namespace {

// Tenths: word, bigram, name word, name bigram, entity, month-day, number; measured on the tuning
// halves.
constexpr std::array<std::uint64_t, kFeatureKinds> kKindWeight = {10, 5, 7, 5, 8, 20, 13};
// What fewer documents than one in 2^11 have says no more than that: misspellings are rare, too.
constexpr std::uint64_t kHighestIdf = 11 * kIdfOne;

struct Weighted {
  std::uint32_t weight = 0;
  std::uint32_t hash = 0;
  FeatureKind kind = FeatureKind::kWord;
  std::uint8_t idf = 0;
  std::uint8_t zones = 0;

  // Greater for the stronger, of equals for that of the lesser hash.
  std::uint64_t strength() const { return std::uint64_t{weight} << 32 | ~hash; }
};

// log2(1 + count / 4) in 1/65536.
constexpr std::uint32_t log_frequency(std::uint32_t count) {
  return fixed_log2(std::uint64_t{count} + 4) - 2 * 65536;
}

constexpr auto kLogFrequencies = [] {
  std::array<std::uint32_t, 256> out{};
  for (std::uint32_t count = 0; count < out.size(); ++count) out[count] = log_frequency(count);
  return out;
}();

// Below 2^26, as idf is below 2^8 and a logarithm of 32 bits below 2^21.
std::uint32_t raw_weight(const CountedFeature& feature, std::uint8_t idf) {
  const std::uint64_t frequency = feature.count < kLogFrequencies.size()
                                      ? kLogFrequencies[feature.count]
                                      : log_frequency(feature.count);
  const std::uint64_t kind = kKindWeight[static_cast<std::size_t>(feature.kind)];
  return static_cast<std::uint32_t>(
      (frequency * std::min<std::uint64_t>(idf, kHighestIdf) * kind) >> 8);
}

// The strength of the strongest but limit - 1. REQUIRES: 0 < limit <= features.size().
std::uint64_t strength_at(const std::vector<Weighted>& features, std::size_t limit) {
  // First by how many bits the weights have: the one looked for is among few.
  std::array<std::size_t, 33> counts{};
  for (const Weighted& feature : features) ++counts[std::bit_width(feature.weight)];
  std::size_t stronger = 0;
  int bits = 32;
  for (; stronger + counts[static_cast<std::size_t>(bits)] < limit; --bits)
    stronger += counts[static_cast<std::size_t>(bits)];
  thread_local std::vector<std::uint64_t> strengths;
  strengths.clear();
  for (const Weighted& feature : features) {
    if (static_cast<int>(std::bit_width(feature.weight)) == bits)
      strengths.push_back(feature.strength());
  }
  const auto last = strengths.begin() + static_cast<std::ptrdiff_t>(limit - stronger) - 1;
  std::nth_element(strengths.begin(), last, strengths.end(), std::greater<>());
  return *last;
}

// The strongest, in the order they had.
void keep_strongest(std::vector<Weighted>& features, std::size_t limit) {
  if (features.size() <= limit || limit == 0)
    return features.resize(std::min(features.size(), limit));
  const std::uint64_t least = strength_at(features, limit);
  std::erase_if(features, [&](const Weighted& feature) { return feature.strength() < least; });
}

}  // namespace

std::vector<StoryFeature> weigh_features(const std::vector<CountedFeature>& counted,
                                         const BackgroundTable& table, std::size_t limit) {
  std::vector<Weighted> weighted;
  weighted.reserve(counted.size());
  constexpr std::size_t kBuckets = 24, kEntries = 12;  // how far ahead
  for (std::size_t i = 0; i < counted.size(); ++i) {
    if (i + kBuckets < counted.size()) table.fetch_bucket(counted[i + kBuckets].hash);
    if (i + kEntries < counted.size()) table.fetch_entries(counted[i + kEntries].hash);
    const CountedFeature& feature = counted[i];
    const std::uint8_t idf = table.idf(feature.hash, feature.kind);
    weighted.push_back({raw_weight(feature, idf), feature.hash, feature.kind, idf, feature.zones});
  }
  keep_strongest(weighted, limit);
  std::uint64_t squares = 0;
  for (const Weighted& feature : weighted)
    squares += std::uint64_t{feature.weight} * feature.weight;
  const std::uint64_t norm = std::max<std::uint64_t>(integer_sqrt(squares), 1);
  std::vector<StoryFeature> out;
  out.reserve(weighted.size());
  for (const Weighted& feature : weighted) {
    const std::uint64_t unit =
        std::min<std::uint64_t>(std::uint64_t{feature.weight} * 65535 / norm, 65535);
    if (unit == 0) continue;
    out.push_back(
        {feature.hash, static_cast<std::uint16_t>(unit), feature.idf,
         static_cast<std::uint8_t>(static_cast<std::uint8_t>(feature.kind) | feature.zones)});
  }
  return out;
}

std::vector<std::uint32_t> strongest_features(const std::vector<StoryFeature>& features,
                                              std::size_t limit) {
  std::vector<StoryFeature> chosen;
  chosen.reserve(features.size());
  for (const StoryFeature& feature : features) {
    const FeatureKind kind = feature.kind();
    if (kind != FeatureKind::kBigram && kind != FeatureKind::kNameBigram) chosen.push_back(feature);
  }
  std::sort(chosen.begin(), chosen.end(), [](const StoryFeature& a, const StoryFeature& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.hash < b.hash;
  });
  if (chosen.size() > limit) chosen.resize(limit);
  std::vector<std::uint32_t> out;
  out.reserve(chosen.size());
  for (const StoryFeature& feature : chosen) out.push_back(feature.hash);
  return out;
}

}  // namespace newsfold::fingerprint
