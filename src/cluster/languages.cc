#include "cluster/languages.h"

#include "cluster/pair_model.h"
#include "cluster/vectors.h"

namespace newsfold::cluster {
namespace {

constexpr std::int32_t kSharedWords = 60;   // per mille of the fewer: what related languages share
constexpr std::int32_t kWholeText = 50;     // features
constexpr std::int32_t kFewEntities = 300;  // 1/16 bit
// For all of the cosine of the entities, of the numbers, and for a day in common. Set by hand, as
// no labelled set has whole articles of several languages: the same three people on another day
// agree in two thirds of their entities and no number.
constexpr std::int64_t kEntities = 7 * kLogOddsOne;
constexpr std::int64_t kNumbers = 3 * kLogOddsOne;
constexpr std::int64_t kDays = kLogOddsOne;
constexpr std::int64_t kNothing = -6 * kLogOddsOne;

std::int64_t value(const PairValues& values, PairFeature feature) {
  return values[static_cast<std::size_t>(feature)];
}

}  // namespace

std::optional<std::int32_t> log_odds_across_languages(const PairValues& values) {
  if (value(values, PairFeature::kSharedWords) > kSharedWords ||
      value(values, PairFeature::kLengthLower) < kWholeText ||
      value(values, PairFeature::kSharedEntityBits) < kFewEntities) {
    return std::nullopt;
  }
  const std::int64_t entities = value(values, PairFeature::kEntitiesAlone);
  const std::int64_t numbers = std::max<std::int64_t>(0, value(values, PairFeature::kNumbersAlone));
  const std::int64_t days = value(values, PairFeature::kEventDays) > 0 ? kDays : 0;
  return static_cast<std::int32_t>(kNothing + (entities * kEntities + numbers * kNumbers) / kOne +
                                   days);
}

}  // namespace newsfold::cluster
