// The learned scorer of pairs: boosted trees over PairValues (Friedman 2001), in integers.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "cluster/pair_features.h"
#include "newsfold/base/status.h"
#include "simd/forest.h"

namespace newsfold::cluster {

// Log-odds are in 1/1024.
inline constexpr std::int32_t kLogOddsOne = 1024;

// Immutable; shared by threads.
class PairModel {
 public:
  // The format of data/pairs/README.md. Errors: kBadData.
  static Result<PairModel> parse(std::string_view text);

  // That two documents report one event.
  std::int32_t log_odds(const PairValues& values) const;
  // The same of many pairs, which share most of the cost of one. REQUIRES: out.size() ==
  // values.size().
  void log_odds(std::span<const PairValues> values, std::span<std::int32_t> out) const;

  // Whether some tree asks between two values of a feature: if not, one gives what the other does.
  bool tells_apart(PairFeature feature, std::int32_t x, std::int32_t y) const;

 private:
  std::int32_t base_ = 0;
  simd::Forest trees_;
};

const PairModel& builtin_pair_model();

// 1 / (1 + e^-x) of log-odds, in 1/65536: at least 1 and below 65536. In integers.
std::int32_t probability(std::int32_t log_odds);
// The lowest log-odds of at least this probability, within what probability() tells apart.
std::int32_t log_odds_of(std::int32_t probability);

}  // namespace newsfold::cluster
