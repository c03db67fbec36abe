#include "cluster/pair_model.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/embedded.h"
#include "cluster/vectors.h"

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
constexpr std::int32_t kMaxNodes = 255;
constexpr std::int32_t kMaxValue = 1 << 28;

}  // namespace

Result<PairModel> PairModel::parse(std::string_view text) {
  const Error damaged{ErrorCode::kBadData, "pair model: damaged or of another version"};
  Words words(text);
  PairModel model;
  words.expect("newsfold-pairs");
  words.expect("1");
  words.expect("features");
  words.number(kPairFeatures, kPairFeatures);
  words.expect("base");
  model.base_ = words.number(-kMaxValue, kMaxValue);
  words.expect("trees");
  const std::int32_t trees = words.number(0, kMaxTrees);
  for (std::int32_t t = 0; t < trees && words.good(); ++t) {
    model.trees_.push_back({static_cast<std::uint32_t>(model.nodes_.size()),
                            static_cast<std::uint32_t>(model.leaves_.size())});
    const std::int32_t nodes = words.number(1, kMaxNodes);
    // A child stands behind its parent, so that every path ends.
    for (std::int32_t n = 0; n < nodes && words.good(); ++n) {
      Node node;
      node.feature = static_cast<std::uint8_t>(words.number(0, kPairFeatures - 1));
      node.threshold = words.number(-kMaxValue, kMaxValue);
      for (std::int16_t* child : {&node.left, &node.right}) {
        *child = static_cast<std::int16_t>(words.number(-nodes - 1, nodes - 1));
        if (*child >= 0 && *child <= n) return damaged;
      }
      model.nodes_.push_back(node);
    }
    for (std::int32_t leaf = 0; leaf <= nodes; ++leaf) {
      model.leaves_.push_back(words.number(-kMaxValue, kMaxValue));
    }
  }
  if (!words.good() || !words.finished()) return damaged;
  return model;
}

std::int32_t PairModel::log_odds(const PairValues& values) const {
  std::int32_t out = 0;
  log_odds(std::span(&values, 1), std::span(&out, 1));
  return out;
}

void PairModel::log_odds(std::span<const PairValues> values, std::span<std::int32_t> out) const {
  std::fill(out.begin(), out.end(), base_);
  for (const Tree& tree : trees_) {
    const Node* const nodes = &nodes_[tree.nodes];
    const std::int32_t* const leaves = &leaves_[tree.leaves];
    for (std::size_t i = 0; i < values.size(); ++i) {
      std::int32_t at = 0;
      while (at >= 0) {
        const Node& node = nodes[at];
        at = values[i][node.feature] <= node.threshold ? node.left : node.right;
      }
      out[i] += leaves[~at];
    }
  }
}

const PairModel& builtin_pair_model() {
  static const PairModel kModel =
      PairModel::parse(embedded(newsfold_pairs_begin, newsfold_pairs_end)).value();
  return kModel;
}

std::int32_t probability(std::int32_t log_odds) {
  // e^(-k/8) in 1/65536 for k = 0 … 7, and what an eighth takes off, linear between.
  constexpr std::array<std::int64_t, 9> kEighths = {65536, 57835, 51039, 45042, 39750,
                                                    35079, 30957, 27320, 24109};
  constexpr std::int64_t kE = 178145;  // e in 1/65536
  constexpr std::int32_t kFar = 10;
  const std::int32_t x = std::clamp(log_odds < 0 ? -log_odds : log_odds, 0, kFar * kLogOddsOne);
  const std::int32_t eighth = x % kLogOddsOne / (kLogOddsOne / 8);
  const std::int32_t rest = x % (kLogOddsOne / 8);
  const auto e = static_cast<std::size_t>(eighth);
  std::int64_t power = kEighths[e] - (kEighths[e] - kEighths[e + 1]) * rest / (kLogOddsOne / 8);
  for (std::int32_t whole = x / kLogOddsOne; whole > 0; --whole) power = (power << 16) / kE;
  const auto likelier = static_cast<std::int32_t>((std::int64_t{1} << 32) / (65536 + power));
  return log_odds < 0 ? kOne - likelier : std::min(likelier, kOne - 1);
}

}  // namespace newsfold::cluster
