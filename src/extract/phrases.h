// Phrase rules: what the furniture of pages says, as data. The format stands in
// data/boilerplate/README.md.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/shape.h"
#include "newsfold/base/status.h"
#include "newsfold/records/line.h"

namespace newsfold::extract {

enum class PhraseMatch : std::uint8_t { kExact, kPrefix, kSuffix, kContains, kSection };
inline constexpr std::size_t kPhraseMatchCount = 5;

struct PhraseRule {
  LineKind kind = LineKind::kFurniture;
  PhraseMatch match = PhraseMatch::kExact;
  bool decides = false;  // a veto: the line is of this kind whatever the model says
  std::uint16_t words = 0;
  std::string phrase;  // as written
};

// A multi-pattern automaton over words (Aho and Corasick, CACM 1975): words in, rules out, in one
// pass whatever the number of rules. Immutable once built; thread-safe.
class Phrases {
 public:
  // Adds the rules of one file. `name` stands in messages. Rules added later win over earlier ones.
  // Errors: kBadData with name and line number.
  Status add(std::string_view rules, const std::string& name, bool decides_by_default);
  // REQUIRES: called once, after the last add and before match.
  void build();

  // Calls hit(const PhraseRule&) for every rule that matches the line of these words, by end of
  // match.
  template <typename Hit>
  void match(std::span<const Word> words, Hit&& hit) const {
    std::uint32_t state = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (state == 0 && !may_start(words[i].hash)) continue;
      state = step(state, words[i].hash);
      for (std::uint32_t at = state; at != 0; at = nodes_[at].next_output) {
        for (const std::uint32_t rule : nodes_[at].rules) {
          if (fits(rules_[rule], i + 1, words.size())) hit(rules_[rule]);
        }
      }
    }
  }

  std::span<const PhraseRule> rules() const { return rules_; }

 private:
  struct Node {
    std::uint32_t parent = 0;
    std::uint64_t word = 0;
    std::uint32_t fail = 0;
    std::uint32_t next_output = 0;  // nearest suffix that ends a phrase; 0 for none
    std::vector<std::uint32_t> rules;
  };

  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t node = 0;  // 0: free
  };

  static bool fits(const PhraseRule& rule, std::size_t end, std::size_t words) {
    switch (rule.match) {
      case PhraseMatch::kExact:
      case PhraseMatch::kSection:
        return end == words && rule.words == words;
      case PhraseMatch::kPrefix:
        return end == rule.words;
      case PhraseMatch::kSuffix:
        return end == words;
      case PhraseMatch::kContains:
        return true;
    }
    return false;
  }

  // False for nearly all words that begin no phrase: most of a page never reaches the automaton.
  bool may_start(std::uint64_t word) const {
    return (starts_[word % kStartBits / 64] >> (word % 64) & 1U) != 0;
  }

  std::uint32_t child(std::uint32_t node, std::uint64_t word) const;
  std::uint32_t step(std::uint32_t node, std::uint64_t word) const;
  Status add_row(std::string_view row, bool decides_by_default, const std::string& where);
  void insert(std::uint32_t rule, std::span<const Word> words);

  static constexpr std::size_t kStartBits = 1 << 16;

  // 32 KB of bits stay in a near cache, the slots don't.
  static constexpr std::size_t kEdgeBits = 1 << 18;

  std::vector<PhraseRule> rules_;
  std::vector<std::uint64_t> starts_ = std::vector<std::uint64_t>(kStartBits / 64);
  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::unordered_map<std::uint64_t, std::uint32_t>
      children_;  // key of (node, word) → node; until build
  std::vector<std::uint64_t> edges_ = std::vector<std::uint64_t>(kEdgeBits / 64);  // by key
  std::vector<Slot> slots_ = std::vector<Slot>(2);  // the same, open addressing; from build on
};

}  // namespace newsfold::extract
