#include "cluster/score.h"

#include <algorithm>

namespace newsfold::cluster {
namespace {

constexpr std::int32_t per_mille(std::int32_t value) { return value * kOne / 1000; }

// λ, t, α, prior, weakest edge: chosen on the tuning halves (data/background/README.md says how).
constexpr Thresholds kEvent = {250, 110, 550, 250, 50};
constexpr Thresholds kTopic = {250, 60, 300, 250, 30};
// A density of 1/5 is usual: there the score is the cosine.
constexpr std::int32_t kUsualDensity = 200;

// max(.7, exp(-(days - 2)+ / 7)) in per mille: a table, since exp may differ in its last bit.
constexpr std::array<std::int32_t, 6> kDateFactor = {1000, 1000, 1000, 867, 751, 700};

std::int64_t date_factor(const Document& a, const Document& b) {
  if (!a.date || !b.date) return 1000;
  const std::int64_t days = gap_days(time_span(a), time_span(b));
  return kDateFactor[std::min<std::size_t>(static_cast<std::size_t>(days), kDateFactor.size() - 1)];
}

}  // namespace

Thresholds thresholds(Granularity granularity) {
  const Thresholds& t = granularity == Granularity::kTopic ? kTopic : kEvent;
  return {per_mille(t.density), per_mille(t.link), per_mille(t.cohesion), per_mille(t.prior),
          per_mille(t.edge)};
}

std::int32_t cosine(const std::vector<StoryFeature>& a, const std::vector<StoryFeature>& b) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].hash == b[j].hash) sum += std::uint64_t{a[i].weight} * b[j].weight;
    const bool advance_a = a[i].hash <= b[j].hash;
    j += b[j].hash <= a[i].hash;
    i += advance_a;
  }
  return static_cast<std::int32_t>(std::min<std::uint64_t>(sum >> 16, kOne));
}

std::int32_t decision_score(const Document& a, const Document& b, std::int32_t cosine,
                            std::int32_t density_a, std::int32_t density_b,
                            const Thresholds& thresholds) {
  const std::int64_t usual = (std::int64_t{density_a} + density_b) / 2 - per_mille(kUsualDensity);
  const std::int64_t score = cosine - thresholds.density * usual / kOne;
  return static_cast<std::int32_t>(score * date_factor(a, b) / 1000);
}

}  // namespace newsfold::cluster
