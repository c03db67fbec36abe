// A fixed set of word hashes with counts: open addressing, no allocation after reserve.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

namespace newsfold::extract {

class WordSet {
 public:
  explicit WordSet(std::size_t expected = 0) { resize(expected); }

  void add(std::uint64_t hash) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    Slot& slot = slots_[find(hash)];
    slot.hash = hash;
    size_ += slot.count == 0 ? 1 : 0;  // no branch: whether a word is new is hard to foresee
    ++slot.count;
  }
  std::uint32_t count(std::uint64_t hash) const { return slots_[find(hash)].count; }
  bool contains(std::uint64_t hash) const { return count(hash) != 0; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t count = 0;
  };

  std::size_t find(std::uint64_t hash) const {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].count != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  void resize(std::size_t expected) { slots_.assign(std::bit_ceil(2 * expected + 16), Slot{}); }
  void grow() {
    std::vector<Slot> old = std::move(slots_);
    slots_.assign(2 * old.size(), Slot{});
    for (const Slot& slot : old) {
      if (slot.count != 0) slots_[find(slot.hash)] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

// The words of rows "language <TAB> words separated by spaces"; lines that begin with # are
// skipped.
WordSet read_word_set(std::string_view rows);

}  // namespace newsfold::extract
