// When a pair, or two clusters, are sure enough to be one story.
#pragma once

#include <cstdint>

#include "cluster/pair_features.h"
#include "cluster/vectors.h"
#include "newsfold/cluster/cluster.h"

namespace newsfold::cluster {

// Probabilities in 1/65536.
struct Thresholds {
  std::int32_t link = 0;  // mean supported score between two clusters at which they are joined
  std::int32_t pair = 0;  // supported score that two single documents need
  std::int32_t edge = 0;  // the weakest edge that the graph keeps, by pair_score
};
Thresholds thresholds(Granularity granularity);

// Probability that a pair reports one event, 1/65536: the model's, doubted where two whole
// articles share little but names (other doings of the same people), or no names at all (texts of
// one kind), and where more than two days lie between the publications; or, if that is higher, what
// entities, numbers and days tell of texts in two languages. Never falls with log_odds.
std::int32_t pair_score(const PairValues& values, std::int32_t log_odds);

// The same, once the company of both is seen: of a pair's score, its cosine in 1/65536, how much of
// the company of either is that of both, per mille (support.h), and the score of the surest edge to
// others of the end that has the less sure one.
std::int32_t supported_score(std::int32_t score, std::int32_t cosine, std::int64_t company,
                             std::int32_t rival);

}  // namespace newsfold::cluster
