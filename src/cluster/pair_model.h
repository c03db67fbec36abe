// The learned scorer of pairs: boosted trees over PairValues (Friedman 2001), in integers.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "cluster/pair_features.h"
#include "newsfold/base/status.h"

namespace newsfold::cluster {

// Log-odds are in 1/1024.
inline constexpr std::int32_t kLogOddsOne = 1024;

// Immutable; shared by threads.
class PairModel {
 public:
  // The format of data/pairs/README.md. Errors: kBadData.
  static Result<PairModel> parse(std::string_view text);

  // That two documents report one event. Cost: one path down each tree.
  std::int32_t log_odds(const PairValues& values) const;
  // The same of many pairs, several times as fast: a tree stays at hand for all of them.
  // REQUIRES: out.size() == values.size().
  void log_odds(std::span<const PairValues> values, std::span<std::int32_t> out) const;

 private:
  // Goes left where the value is at most the threshold. A child below zero is the leaf ~child.
  struct Node {
    std::int32_t threshold = 0;
    std::int16_t left = 0;
    std::int16_t right = 0;
    std::uint8_t feature = 0;
  };
  struct Tree {
    std::uint32_t nodes = 0;  // where its nodes and leaves begin
    std::uint32_t leaves = 0;
  };

  std::int32_t base_ = 0;
  std::vector<Tree> trees_;
  std::vector<Node> nodes_;
  std::vector<std::int32_t> leaves_;
};

const PairModel& builtin_pair_model();

// 1 / (1 + e^-x) of log-odds, in 1/65536: at least 1 and below 65536. In integers.
std::int32_t probability(std::int32_t log_odds);

}  // namespace newsfold::cluster
