// A table of words that are known at start, asked for every word of a text.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "newsfold/base/hash.h"
#include "text/word_filter.h"

namespace newsfold::text {

// Open addressing behind a filter: most words cost a look at the filter, those of the table a hash
// and one comparison. Keys are views: what they are of must outlive the table. Thread-safe once
// built.
template <typename Value>
class WordTable {
 public:
  // The value of the word, made where there is none.
  Value& operator[](std::string_view word) {
    if (2 * (entries_.size() + 1) > slots_.size()) grow();
    filter_.add(word);
    const std::uint64_t hash = hash64(word);
    Slot& slot = slots_[find_slot(word, hash)];
    if (slot.entry == 0) {
      entries_.emplace_back(word, Value{});
      slot = {tag_of(hash), static_cast<std::uint32_t>(entries_.size())};
    }
    return entries_[slot.entry - 1].second;
  }

  // Null where the word is none of the table's. The empty word never is one.
  const Value* find(std::string_view word) const {
    if (!filter_.may_hold(word)) return nullptr;
    const Slot& slot = slots_[find_slot(word, hash64(word))];
    return slot.entry == 0 ? nullptr : &entries_[slot.entry - 1].second;
  }

 private:
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t entry = 0;  // counted from 1; 0: free
  };

  static std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

  std::size_t find_slot(std::string_view word, std::uint64_t hash) const {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].entry != 0 &&
           !(slots_[at].tag == tag_of(hash) && entries_[slots_[at].entry - 1].first == word))
      at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  void grow() {
    slots_.assign(std::bit_ceil(4 * entries_.size() + 16), Slot{});
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
      const std::uint64_t hash = hash64(entries_[i].first);
      slots_[find_slot(entries_[i].first, hash)] = {tag_of(hash), i + 1};
    }
  }

  std::vector<std::pair<std::string_view, Value>> entries_;
  std::vector<Slot> slots_;
  WordFilter filter_;
};

}  // namespace newsfold::text
