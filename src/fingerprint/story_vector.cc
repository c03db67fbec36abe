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

// Of counted features, by index; kept from document to document.
struct Weights {
  std::vector<std::uint32_t> weight;
  std::vector<std::uint8_t> idf;

  void weigh(const std::vector<CountedFeature>& counted, const BackgroundTable& table);
};

void Weights::weigh(const std::vector<CountedFeature>& counted, const BackgroundTable& table) {
  constexpr std::size_t kBuckets = 24, kEntries = 12;  // how far ahead
  weight.resize(counted.size());
  idf.resize(counted.size());
  for (std::size_t i = 0; i < counted.size(); ++i) {
    if (i + kBuckets < counted.size()) table.fetch_bucket(counted[i + kBuckets].hash);
    if (i + kEntries < counted.size()) table.fetch_entries(counted[i + kEntries].hash);
    idf[i] = table.idf(counted[i].hash, counted[i].kind);
    weight[i] = raw_weight(counted[i], idf[i]);
  }
}

// Greater for the stronger, of equals for that of the lesser hash.
std::uint64_t strength_of(std::uint32_t weight, std::uint32_t hash) {
  return std::uint64_t{weight} << 32 | ~hash;
}

// The first bits of a weight, and how many there are: never falls with the weight. Below
// kMagnitudes.
constexpr std::size_t kMagnitudes = 33 * 4;
std::size_t magnitude_of(std::uint32_t weight) {
  const auto bits = static_cast<std::size_t>(std::bit_width(weight | 1U));
  return bits * 4 | (std::uint64_t{weight} << 3 >> bits & 3U);
}

// The strength of the strongest but limit - 1. REQUIRES: 0 < limit <= counted.size().
std::uint64_t strength_at(const std::vector<CountedFeature>& counted, const Weights& weights,
                          std::size_t limit) {
  // First by magnitudes: the one looked for is among few.
  std::array<std::uint32_t, kMagnitudes> counts{};
  for (const std::uint32_t weight : weights.weight) ++counts[magnitude_of(weight)];
  std::size_t stronger = 0;
  std::size_t magnitude = kMagnitudes - 1;
  for (; stronger + counts[magnitude] < limit; --magnitude) stronger += counts[magnitude];
  thread_local std::vector<std::uint64_t> strengths;
  strengths.resize(counted.size());
  std::size_t found = 0;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    strengths[found] = strength_of(weights.weight[i], counted[i].hash);
    found += magnitude_of(weights.weight[i]) == magnitude ? 1 : 0;
  }
  const auto last = strengths.begin() + static_cast<std::ptrdiff_t>(limit - stronger) - 1;
  std::nth_element(strengths.begin(), last, strengths.begin() + static_cast<std::ptrdiff_t>(found),
                   std::greater<>());
  return *last;
}

// Indices of the strongest, ascending.
const std::vector<std::uint32_t>& strongest_of(const std::vector<CountedFeature>& counted,
                                               const Weights& weights, std::size_t limit) {
  thread_local std::vector<std::uint32_t> kept;
  const bool all = counted.size() <= limit || limit == 0;
  const std::uint64_t least = all ? 0 : strength_at(counted, weights, limit);
  kept.resize(counted.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    kept[count] = static_cast<std::uint32_t>(i);
    count += strength_of(weights.weight[i], counted[i].hash) >= least ? 1 : 0;
  }
  kept.resize(limit == 0 ? 0 : count);
  return kept;
}

}  // namespace

std::vector<StoryFeature> weigh_features(const std::vector<CountedFeature>& counted,
                                         const BackgroundTable& table, std::size_t limit) {
  thread_local Weights weights;
  weights.weigh(counted, table);
  const std::vector<std::uint32_t>& kept = strongest_of(counted, weights, limit);
  std::uint64_t squares = 0;
  for (const std::uint32_t i : kept)
    squares += std::uint64_t{weights.weight[i]} * weights.weight[i];
  const std::uint64_t norm = std::max<std::uint64_t>(integer_sqrt(squares), 1);
  std::vector<StoryFeature> out;
  out.reserve(kept.size());
  for (const std::uint32_t i : kept) {
    const CountedFeature& feature = counted[i];
    const std::uint64_t unit =
        std::min<std::uint64_t>(std::uint64_t{weights.weight[i]} * 65535 / norm, 65535);
    if (unit == 0) continue;
    out.push_back(
        {feature.hash, static_cast<std::uint16_t>(unit), weights.idf[i],
         static_cast<std::uint8_t>(static_cast<std::uint8_t>(feature.kind) | feature.zones)});
  }
  return out;
}

std::vector<std::uint32_t> strongest_features(const std::vector<StoryFeature>& features,
                                              std::size_t limit) {
  std::vector<std::uint64_t> strengths(features.size());
  std::size_t count = 0;
  for (const StoryFeature& feature : features) {
    const FeatureKind kind = feature.kind();
    strengths[count] = strength_of(feature.weight, feature.hash);
    count += kind != FeatureKind::kBigram && kind != FeatureKind::kNameBigram ? 1 : 0;
  }
  const std::size_t kept = std::min(count, limit);
  const auto end = strengths.begin() + static_cast<std::ptrdiff_t>(count);
  std::partial_sort(strengths.begin(), strengths.begin() + static_cast<std::ptrdiff_t>(kept), end,
                    std::greater<>());
  std::vector<std::uint32_t> out(kept);
  for (std::size_t i = 0; i < kept; ++i) out[i] = ~static_cast<std::uint32_t>(strengths[i]);
  return out;
}

}  // namespace newsfold::fingerprint
