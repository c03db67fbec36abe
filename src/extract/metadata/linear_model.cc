#include "extract/metadata/linear_model.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

#include "base/fields.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kExplained = 5;

// The logistic function at 0, 0.25, ... 7 in per mille.
constexpr std::array<std::uint16_t, 29> kLogistic = {
    500, 562, 622, 679, 731, 777, 818, 852, 881, 905, 924, 940, 953, 963, 971,
    977, 982, 986, 989, 991, 993, 995, 996, 997, 998, 998, 999, 999, 999};

std::int32_t number(std::string_view digits) {
  std::int32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

LinearModel::LinearModel(std::string_view table, std::span<const FeatureGroup> groups)
    : groups_(groups.begin(), groups.end()) {
  for (const FeatureGroup& group : groups_) {
    first_.push_back(static_cast<Feature>(names_.size()));
    for (std::size_t grade = 0; grade < group.values; ++grade) {
      names_.push_back(group.values == 1 ? std::string(group.name)
                                         : std::string(group.name) + "." + std::to_string(grade));
    }
  }
  weights_.resize(names_.size());
  while (!table.empty()) {
    std::string_view row = cut(table, '\n');
    if (row.empty() || row[0] == '#') continue;
    const std::string_view name = cut(row, '\t');
    const auto found = std::ranges::find(names_, name);
    if (found != names_.end())
      weights_[static_cast<std::size_t>(found - names_.begin())] = number(row);
  }
}

std::int32_t LinearModel::score(std::span<const Feature> features) const {
  std::int32_t sum = 0;
  for (const Feature feature : features) sum += weights_[feature];
  return sum;
}

std::string LinearModel::explain(std::span<const Feature> features) const {
  std::vector<Feature> heavy(features.begin(), features.end());
  std::ranges::stable_sort(heavy, [this](Feature a, Feature b) {
    return std::abs(weights_[a]) > std::abs(weights_[b]);
  });
  std::string text;
  for (std::size_t i = 0; i < std::min(heavy.size(), kExplained); ++i) {
    const std::int32_t weight = weights_[heavy[i]];
    if (weight == 0) break;
    if (!text.empty()) text += ", ";
    text.append(names_[heavy[i]]).append(weight > 0 ? " +" : " ").append(std::to_string(weight));
  }
  return text;
}

std::uint16_t per_mille(std::int32_t score) {
  const auto step = static_cast<std::size_t>(std::min<std::int32_t>(std::abs(score), 7000) / 250);
  const std::uint16_t value = kLogistic[step];
  return score >= 0 ? value : static_cast<std::uint16_t>(1000 - value);
}

std::uint64_t likelihood(std::int32_t score) {
  constexpr std::int64_t kMost = 13000;
  constexpr std::int64_t kUnit = 20;       // bits of a likelihood of 1
  constexpr std::int64_t kBits = 1477320;  // 1024 / ln 2, in millionths
  const std::int64_t bits =
      kUnit * 1024 + std::clamp<std::int64_t>(score, -kMost, kMost) * kBits / 1000000;
  // 2^f is 1 + f to a sixteenth, for f below 1.
  return static_cast<std::uint64_t>((1024 + bits % 1024) << (bits / 1024)) >> 10U;
}

}  // namespace newsfold::extract::metadata
