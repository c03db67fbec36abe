#include "cluster/score.h"

#include <algorithm>

namespace newsfold::cluster {
namespace {

constexpr std::int32_t per_mille(std::int64_t value) {
  return static_cast<std::int32_t>(value * kOne / 1000);
}

// λ, t, α, prior, weakest edge, per mille: see README.md.
constexpr Thresholds kEvent = {350, 90, 400, 340, 50};
constexpr Thresholds kTopic = {350, 50, 300, 200, 30};
// How much of the similarity of two whole articles may come from names, as a multiple of the rest.
constexpr std::int64_t kNameShare = 850;
// Reports of one event name someone or some place alike; what agrees in words alone is of one kind.
constexpr std::int64_t kSharedNames = 40;
constexpr std::int64_t kNamelessCost = 2;
// Features of a text that is too short to share more than names, and of one that is not.
constexpr std::int64_t kShortText = 120;
constexpr std::int64_t kWholeText = 240;

// max(.7, exp(-(days - 2)+ / 7)) in per mille: a table, since exp may differ in its last bit.
constexpr std::array<std::int32_t, 6> kDateFactor = {1000, 1000, 1000, 867, 751, 700};

constexpr std::int64_t kOtherDay = 500;  // per mille

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

std::int32_t pair_threshold(const Thresholds& thresholds) {
  const std::int64_t by_prior = std::int64_t{thresholds.cohesion} * thresholds.prior / kOne;
  return static_cast<std::int32_t>(std::max<std::int64_t>(thresholds.link, by_prior));
}

bool days_contradict(const Fingerprint& a, const Fingerprint& b) {
  if (a.lead_days.empty() || b.lead_days.empty()) return false;
  return std::find_first_of(a.lead_days.begin(), a.lead_days.end(), b.lead_days.begin(),
                            b.lead_days.end()) == a.lead_days.end();
}

std::int32_t event_similarity(const Similarity& similarity, std::size_t shorter) {
  const std::int64_t whole = std::clamp<std::int64_t>(
      static_cast<std::int64_t>(shorter) - kShortText, 0, kWholeText - kShortText);
  const std::int64_t excess =
      std::max<std::int64_t>(0, similarity.names - kNameShare * similarity.content / 1000);
  const std::int64_t nameless =
      std::max<std::int64_t>(0, per_mille(kSharedNames) - similarity.names) * kNamelessCost;
  return static_cast<std::int32_t>(similarity.cosine() - nameless -
                                   excess * whole / (kWholeText - kShortText));
}

std::int32_t decision_score(const Document& a, const Document& b, std::int32_t cosine,
                            std::int32_t density_a, std::int32_t density_b,
                            const Thresholds& thresholds) {
  const std::int64_t usual = (std::int64_t{density_a} + density_b) / 2 - kUsualDensity;
  const std::int64_t score = cosine - thresholds.density * usual / kOne;
  const std::int64_t days = days_contradict(*a.fingerprint, *b.fingerprint) ? kOtherDay : 1000;
  return static_cast<std::int32_t>(score * date_factor(a, b) / 1000 * days / 1000);
}

}  // namespace newsfold::cluster
