#include "normalize/roles.h"

#include <algorithm>
#include <unordered_map>

#include "newsfold/base/hash.h"
#include "normalize/lexicon.h"

namespace newsfold::normalize {
namespace {

const std::uint64_t kThe = hash64("the");
const std::uint64_t kMr = hash64("mr");
const std::uint64_t kMadam = hash64("madam");
const std::uint64_t kOf = hash64("of");
const std::uint64_t kFor = hash64("for");
const std::uint64_t kTo = hash64("to");

class RoleLinker {
 public:
  explicit RoleLinker(NameTable& table) : table_(table), tokens_(table.stream().tokens) {}

  void run() {
    find_bearers();
    if (bearers_.empty()) return;
    const std::size_t names = table_.candidates().size();  // roles come behind them
    for (std::size_t i = 1; i < tokens_.size(); ++i) {
      if (!is_title_word(i) || !stands_alone(i)) continue;
      const std::size_t first = begin_of(i);
      if (first == 0 || !is_called(first) || is_named(first, names) || is_named(i, names)) continue;
      const auto bearer = bearers_.find(title_hash(first, i + 1));
      if (bearer == bearers_.end() || bearer->second == kSeveral) continue;
      table_.add_role(bearer->second, first, i + 1);
    }
  }

 private:
  static constexpr std::size_t kSeveral = SIZE_MAX;

  void find_bearers() {
    for (std::size_t n = 0; n < table_.names().size(); ++n) {
      const Name& name = table_.names()[n];
      if (name.type != EntityType::kPerson || !name.titled) continue;
      for (const std::uint32_t c : name.candidates) {
        const Candidate& candidate = table_.candidates()[c];
        if (!candidate.titled || candidate.first == 0) continue;
        const std::size_t last = candidate.first - 1;
        if (!is_title_word(last) || tokens_[candidate.first].gap != kGapSpace) continue;
        const std::size_t root = table_.root(n);
        const auto [at, added] = bearers_.try_emplace(title_hash(begin_of(last), last + 1), root);
        if (!added && at->second != root) at->second = kSeveral;
      }
    }
  }

  bool is_title_word(std::size_t i) const {
    return tokens_[i].has(kTitleWord) && tokens_[i].shape == Shape::kCapital &&
           (tokens_[i].flags & kLoudLine) == 0;
  }

  // Where the title that ends at `last` begins: at "Home" in "Home Secretary".
  std::size_t begin_of(std::size_t last) const {
    std::size_t first = last;
    while (first > 0 && tokens_[first].gap == kGapSpace &&
           tokens_[first - 1].shape == Shape::kCapital &&
           tokens_[first - 1].has(kTitleWord | kTitleModifier) && tokens_[first - 1].hash != kMr) {
      --first;
    }
    return first;
  }

  // Whether the token belongs to one of the first `count` candidates, which stand in their order.
  bool is_named(std::size_t i, std::size_t count) const {
    const auto begin = table_.candidates().begin();
    const auto behind =
        std::upper_bound(begin, begin + static_cast<std::ptrdiff_t>(count), i,
                         [](std::size_t at, const Candidate& c) { return at < c.first; });
    return behind != begin && i < (behind - 1)->end;
  }

  // No name follows, nor what the title is of.
  bool stands_alone(std::size_t i) const {
    if (i + 1 >= tokens_.size()) return true;
    const Token& next = tokens_[i + 1];
    if (next.gap == kGapHyphen) return false;
    return next.gap != kGapSpace ||
           (!next.capitalized() && next.hash != kOf && next.hash != kFor && next.hash != kTo);
  }

  // "the President", "Mr. President"
  bool is_called(std::size_t first) const {
    const Token& before = tokens_[first - 1];
    if (before.segment != tokens_[first].segment) return false;
    return tokens_[first].gap == kGapSpace &&
           (before.hash == kThe || before.hash == kMr || before.hash == kMadam);
  }

  std::uint64_t title_hash(std::size_t first, std::size_t end) const {
    std::uint64_t hash = end - first;
    for (std::size_t i = first; i < end; ++i) {
      hash = mix64(hash * 0x9e3779b97f4a7c15ULL + tokens_[i].hash);
    }
    return hash;
  }

  NameTable& table_;
  const std::vector<Token>& tokens_;
  std::unordered_map<std::uint64_t, std::size_t> bearers_;  // title → root of its one bearer's name
};

}  // namespace

void link_roles(NameTable& table) { RoleLinker(table).run(); }

}  // namespace newsfold::normalize
