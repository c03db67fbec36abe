#include "fingerprint/story_vector.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "fingerprint/fixed_log.h"

namespace newsfold::fingerprint {
namespace {

// Tenths: word, bigram, entity, month-day, number; measured on the tuning halves.
constexpr std::array<std::uint64_t, kFeatureKinds> kKindWeight = {10, 7, 10, 20, 20};
constexpr std::uint64_t kNameWordWeight = 7;

struct Weighted {
  std::uint64_t weight = 0;
  std::uint32_t hash = 0;
  FeatureKind kind = FeatureKind::kWord;
};

std::uint64_t raw_weight(const CountedFeature& feature, const BackgroundTable& table) {
  const std::uint64_t frequency = fixed_log2(feature.count + 2) - 65536;  // log2(1 + count / 2)
  const bool name_word = feature.name && feature.kind == FeatureKind::kWord;
  const std::uint64_t kind =
      name_word ? kNameWordWeight : kKindWeight[static_cast<std::size_t>(feature.kind)];
  return (frequency * table.idf(feature.hash, feature.kind, feature.name) * kind) >> 8;
}

std::uint64_t integer_sqrt(std::uint64_t x) {
  std::uint64_t root = 0;
  for (std::uint64_t bit = std::bit_floor(std::uint64_t{1} << 31); bit != 0; bit >>= 1) {
    const std::uint64_t candidate = root | bit;
    if (candidate * candidate <= x) root = candidate;
  }
  return root;
}

bool stronger(const Weighted& a, const Weighted& b) {
  return a.weight != b.weight ? a.weight > b.weight : a.hash < b.hash;
}

}  // namespace

std::vector<StoryFeature> weigh_features(const std::vector<CountedFeature>& counted,
                                         const BackgroundTable& table, std::size_t limit) {
  std::vector<Weighted> weighted;
  weighted.reserve(counted.size());
  for (const CountedFeature& feature : counted) {
    weighted.push_back({raw_weight(feature, table), feature.hash, feature.kind});
  }
  if (weighted.size() > limit) {
    std::nth_element(weighted.begin(), weighted.begin() + static_cast<std::ptrdiff_t>(limit),
                     weighted.end(), stronger);
    weighted.resize(limit);
  }
  std::uint64_t squares = 0;
  for (const Weighted& feature : weighted) squares += feature.weight * feature.weight;
  const std::uint64_t norm = std::max<std::uint64_t>(integer_sqrt(squares), 1);
  std::vector<StoryFeature> out;
  for (const Weighted& feature : weighted) {
    const std::uint64_t unit = std::min<std::uint64_t>(feature.weight * 65535 / norm, 65535);
    if (unit == 0) continue;
    out.push_back(
        {feature.hash, static_cast<std::uint16_t>(unit), static_cast<std::uint8_t>(feature.kind)});
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::uint32_t> strongest_features(const std::vector<StoryFeature>& features,
                                              std::size_t limit) {
  std::vector<StoryFeature> chosen;
  for (const StoryFeature& feature : features) {
    if (feature.kind != static_cast<std::uint8_t>(FeatureKind::kBigram)) chosen.push_back(feature);
  }
  std::sort(chosen.begin(), chosen.end(), [](const StoryFeature& a, const StoryFeature& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.hash < b.hash;
  });
  if (chosen.size() > limit) chosen.resize(limit);
  std::vector<std::uint32_t> out;
  for (const StoryFeature& feature : chosen) out.push_back(feature.hash);
  return out;
}

}  // namespace newsfold::fingerprint
