#include "cluster/score.h"

#include <algorithm>
#include <limits>

#include "cluster/languages.h"
#include "cluster/pair_model.h"

namespace newsfold::cluster {
namespace {

constexpr std::int32_t per_mille(std::int64_t value) {
  return static_cast<std::int32_t>(value * kOne / 1000);
}

// Link, pair, weakest edge, per mille: see README.md.
constexpr Thresholds kEvent = {per_mille(160), per_mille(800), per_mille(80)};
constexpr Thresholds kTopic = {per_mille(120), per_mille(400), per_mille(20)};
// The trees know their sets too well, and see a pair without its company: of the log-odds with
// which clusters are made they give kTrees, per mille. What is in common of the company, by its
// square since steps of one saga share a good part of theirs, and the cosine give so much for all
// of theirs; that both ends have another neighbour takes so much where these are certain.
constexpr std::int64_t kTrees = 700;
constexpr std::int64_t kCompanyOdds = 36 * kLogOddsOne / 10;
constexpr std::int64_t kCosineOdds = 6 * kLogOddsOne;
constexpr std::int64_t kRivalCost = kLogOddsOne;
constexpr std::int64_t kAlone = -27 * kLogOddsOne / 10;
// How much of the similarity of two whole articles may come from names, per mille of the rest.
constexpr std::int64_t kNameShare = 2500;
// Reports of one event name someone or some place alike, by at least so much of the cosine.
constexpr std::int64_t kSharedNames = per_mille(70);
// What each costs in log-odds, 1/1024, for all of the cosine.
constexpr std::int64_t kNamesOnlyCost = 50 * kLogOddsOne;
constexpr std::int64_t kNamelessCost = 27 * kLogOddsOne;
// Reports of one event appear within days; what each day beyond costs, and how many count.
constexpr std::int64_t kUsualGap = 2;
constexpr std::int64_t kGapCost = kLogOddsOne;
constexpr std::int64_t kMostGap = 5;
// Features of a text that is too short to share more than names, and of one that is not.
constexpr std::int64_t kShortText = 120;
constexpr std::int64_t kWholeText = 240;

std::int64_t value(const PairValues& values, PairFeature feature) {
  return values[static_cast<std::size_t>(feature)];
}

}  // namespace

std::int32_t pair_score(const PairValues& values, std::int32_t log_odds) {
  const std::int64_t names = value(values, PairFeature::kNameWords) +
                             value(values, PairFeature::kNameBigrams) +
                             value(values, PairFeature::kEntities);
  const std::int64_t rest = value(values, PairFeature::kCosine) - names;
  const std::int64_t whole = std::clamp<std::int64_t>(
      value(values, PairFeature::kLengthLower) - kShortText, 0, kWholeText - kShortText);
  const std::int64_t excess = std::max<std::int64_t>(0, names - kNameShare * rest / 1000);
  const std::int64_t lacking = std::max<std::int64_t>(0, kSharedNames - names);
  const std::int64_t doubt = (excess * kNamesOnlyCost + lacking * kNamelessCost) / kOne * whole /
                             (kWholeText - kShortText);
  const std::int64_t late =
      std::clamp<std::int64_t>(value(values, PairFeature::kDateGap) - kUsualGap, 0, kMostGap) *
      kGapCost;
  const std::int64_t across =
      log_odds_across_languages(values).value_or(std::numeric_limits<std::int32_t>::min());
  return probability(
      static_cast<std::int32_t>(std::max<std::int64_t>(log_odds - doubt, across) - late));
}

std::int32_t supported_score(std::int32_t score, std::int32_t cosine, std::int64_t company,
                             std::int32_t rival) {
  return probability(static_cast<std::int32_t>(
      kAlone + log_odds_of(score) * kTrees / 1000 + cosine * kCosineOdds / kOne +
      company * company * kCompanyOdds / 1000000 - rival * kRivalCost / kOne));
}

Thresholds thresholds(Granularity granularity) {
  return granularity == Granularity::kTopic ? kTopic : kEvent;
}

}  // namespace newsfold::cluster
