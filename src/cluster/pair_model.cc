#include "cluster/pair_model.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/embedded.h"
#include "cluster/vectors.h"
#include "newsfold/base/hash.h"

NEWSFOLD_EMBEDDED(newsfold_pairs);

namespace newsfold::cluster {
namespace {

// Words of the model's text, one after the other.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  std::string_view next() {
    constexpr std::string_view kBlank = " \n";
    const std::size_t begin = std::min(text_.find_first_not_of(kBlank, at_), text_.size());
    at_ = std::min(text_.find_first_of(kBlank, begin), text_.size());
    return text_.substr(begin, at_ - begin);
  }
  bool expect(std::string_view word) { return good_ = next() == word && good_; }
  // Within [low, high], else the text is bad.
  std::int32_t number(std::int32_t low, std::int32_t high) {
    const std::string_view word = next();
    std::int32_t value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    good_ = good_ && error == std::errc() && end == word.data() + word.size() && value >= low &&
            value <= high;
    return good_ ? value : low;
  }
  bool good() const { return good_; }
  bool finished() { return next().empty(); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  bool good_ = true;
};

constexpr std::int32_t kMaxTrees = 4096;
constexpr std::int32_t kMaxNodes = simd::kForestLeaves - 1;
constexpr std::int32_t kMaxValue = 1 << 28;
constexpr std::int32_t kFar = 10;  // log-odds beyond which a probability stays

// Goes left where the value is at most the threshold. A child below zero is the leaf ~child.
struct Node {
  std::size_t feature = 0;
  std::int32_t threshold = 0;
  std::int32_t left = 0;
  std::int32_t right = 0;
};

// Every node but the first, and every leaf, is the child of one node that stands before it.
bool is_tree(const std::vector<Node>& nodes) {
  std::vector<int> parents(nodes.size()), leaf_parents(nodes.size() + 1);
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    for (const std::int32_t child : {nodes[n].left, nodes[n].right}) {
      if (child >= 0 && static_cast<std::size_t>(child) <= n) return false;
      ++(child >= 0 ? parents[static_cast<std::size_t>(child)]
                    : leaf_parents[static_cast<std::size_t>(-1 - child)]);
    }
  }
  return std::count(parents.begin() + 1, parents.end(), 1) + 1 ==
             static_cast<std::ptrdiff_t>(nodes.size()) &&
         std::count(leaf_parents.begin(), leaf_parents.end(), 1) ==
             static_cast<std::ptrdiff_t>(leaf_parents.size());
}

// Trees as forest_sums() wants them.
class Planter {
 public:
  // REQUIRES: is_tree(nodes), a leaf more than nodes.
  void add(const std::vector<Node>& nodes, const std::vector<std::int32_t>& leaves) {
    forest_.leaves.resize(++forest_.trees * simd::kForestLeaves);
    std::uint32_t place = 0;
    add_below(0, nodes, leaves, place);
  }
  simd::Forest finish() {
    forest_.begins.push_back(0);
    for (std::vector<simd::Condition>& of_feature : conditions_) {
      std::sort(of_feature.begin(), of_feature.end());
      forest_.conditions.insert(forest_.conditions.end(), of_feature.begin(), of_feature.end());
      forest_.begins.push_back(forest_.conditions.size());
    }
    return std::move(forest_);
  }

 private:
  // Gives leaves their places from left to right; gives a bit for each place below `at`.
  std::uint32_t add_below(std::int32_t at, const std::vector<Node>& nodes,
                          const std::vector<std::int32_t>& leaves, std::uint32_t& place) {
    const auto tree = static_cast<std::uint32_t>(forest_.trees - 1);
    if (at < 0) {
      forest_.leaves[tree * simd::kForestLeaves + place] =
          leaves[static_cast<std::size_t>(-1 - at)];
      return 1U << place++;
    }
    const Node& node = nodes[static_cast<std::size_t>(at)];
    const std::uint32_t left = add_below(node.left, nodes, leaves, place);
    conditions_[node.feature].push_back({node.threshold, tree, ~left});
    return left | add_below(node.right, nodes, leaves, place);
  }

  simd::Forest forest_;
  std::array<std::vector<simd::Condition>, kPairFeatures> conditions_;
};

}  // namespace

Result<PairModel> PairModel::parse(std::string_view text) {
  const Error damaged{ErrorCode::kBadData, "pair model: damaged or of another version"};
  Words words(text);
  PairModel model;
  Planter planter;
  words.expect("newsfold-pairs");
  words.expect("1");
  words.expect("features");
  words.number(kPairFeatures, kPairFeatures);
  words.expect("base");
  model.base_ = words.number(-kMaxValue, kMaxValue);
  words.expect("trees");
  const std::int32_t trees = words.number(0, kMaxTrees);
  for (std::int32_t t = 0; t < trees && words.good(); ++t) {
    const std::int32_t count = words.number(1, kMaxNodes);
    std::vector<Node> nodes;
    for (std::int32_t n = 0; n < count && words.good(); ++n) {
      Node node;
      node.feature = static_cast<std::size_t>(words.number(0, kPairFeatures - 1));
      node.threshold = words.number(-kMaxValue, kMaxValue);
      node.left = words.number(-count - 1, count - 1);
      node.right = words.number(-count - 1, count - 1);
      nodes.push_back(node);
    }
    std::vector<std::int32_t> leaves;
    for (std::int32_t leaf = 0; leaf <= count; ++leaf) {
      leaves.push_back(words.number(-kMaxValue, kMaxValue));
    }
    if (!words.good() || !is_tree(nodes)) return damaged;
    planter.add(nodes, leaves);
  }
  if (!words.good() || !words.finished()) return damaged;
  model.trees_ = planter.finish();
  return model;
}

std::int32_t PairModel::log_odds(const PairValues& values) const {
  std::int32_t out = 0;
  log_odds(std::span(&values, 1), std::span(&out, 1));
  return out;
}

void PairModel::log_odds(std::span<const PairValues> values, std::span<std::int32_t> out) const {
  if (values.empty()) return;
  simd::forest_sums(trees_, values.front().data(), values.size(), out.data());
  for (std::int32_t& sum : out) sum += base_;
}

bool PairModel::tells_apart(PairFeature feature, std::int32_t x, std::int32_t y) const {
  if (x == y) return false;
  const auto of = static_cast<std::size_t>(feature);
  const auto begin = trees_.conditions.begin();
  const auto end = begin + static_cast<std::ptrdiff_t>(trees_.begins[of + 1]);
  const auto first = std::lower_bound(
      begin + static_cast<std::ptrdiff_t>(trees_.begins[of]), end, std::min(x, y),
      [](const simd::Condition& condition, std::int32_t low) { return condition.threshold < low; });
  return first != end && first->threshold < std::max(x, y);
}

const PairModel& builtin_pair_model() {
  static const PairModel kModel =
      PairModel::parse(embedded(newsfold_pairs_begin, newsfold_pairs_end)).value();
  return kModel;
}

std::uint64_t shipped_version() {
  return hash64(embedded(newsfold_pairs_begin, newsfold_pairs_end));
}

std::int32_t probability(std::int32_t log_odds) {
  // e^(-k/8) in 1/65536 for k = 0 … 7, and what an eighth takes off, linear between.
  constexpr std::array<std::int64_t, 9> kEighths = {65536, 57835, 51039, 45042, 39750,
                                                    35079, 30957, 27320, 24109};
  constexpr std::int64_t kE = 178145;  // e in 1/65536
  const std::int32_t x = std::clamp(log_odds < 0 ? -log_odds : log_odds, 0, kFar * kLogOddsOne);
  const std::int32_t eighth = x % kLogOddsOne / (kLogOddsOne / 8);
  const std::int32_t rest = x % (kLogOddsOne / 8);
  const auto e = static_cast<std::size_t>(eighth);
  std::int64_t power = kEighths[e] - (kEighths[e] - kEighths[e + 1]) * rest / (kLogOddsOne / 8);
  for (std::int32_t whole = x / kLogOddsOne; whole > 0; --whole) power = (power << 16) / kE;
  const auto likelier = static_cast<std::int32_t>((std::int64_t{1} << 32) / (65536 + power));
  return log_odds < 0 ? kOne - likelier : std::min(likelier, kOne - 1);
}

std::int32_t log_odds_of(std::int32_t of) {
  // By probability: the least log-odds that give as much, or the highest where none do.
  static const std::vector<std::int16_t> kLeast = [] {
    std::vector<std::int16_t> out;
    out.reserve(kOne + 1);
    for (std::int32_t odds = -kFar * kLogOddsOne; odds <= kFar * kLogOddsOne; ++odds) {
      const auto covered = static_cast<std::size_t>(probability(odds)) + 1;
      if (covered > out.size()) out.resize(covered, static_cast<std::int16_t>(odds));
    }
    out.resize(kOne + 1, static_cast<std::int16_t>(kFar * kLogOddsOne));
    return out;
  }();
  return kLeast[static_cast<std::size_t>(std::clamp(of, 0, kOne))];
}

}  // namespace newsfold::cluster
