// Where documents stand, by their numbers: asked for each candidate of each document of a region.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "newsfold/cluster/story_memory.h"

namespace newsfold::cluster {

// Open addressing with linear probing, at most half full. Eight numbers in a row lie in one line of
// the cache, and where it stands is a multiplicative hash (Knuth): numbers rise nearly one by one.
class NodeIndex {
 public:
  static constexpr std::uint32_t kUnknown = UINT32_MAX;

  // kUnknown for a number that was not added.
  std::uint32_t find(DocumentNumber number) const {
    for (std::size_t at = slot_of(number);; at = (at + 1) & mask()) {
      const Slot& slot = slots_[at];
      if (slot.number == number || slot.node == kUnknown) return slot.node;
    }
  }

  // REQUIRES: the number is new, the node not kUnknown.
  void add(DocumentNumber number, std::uint32_t node) {
    if (2 * ++count_ > slots_.size()) grow();
    put({number, node});
  }

 private:
  struct Slot {
    DocumentNumber number = 0;
    std::uint32_t node = kUnknown;
  };

  std::size_t mask() const { return slots_.size() - 1; }
  std::size_t slot_of(DocumentNumber number) const {
    constexpr std::uint32_t kGolden = 0x9e3779b1;
    const std::uint32_t line = (number >> 3) * kGolden;
    return ((line ^ line >> 16) << 3 | (number & 7)) & mask();
  }

  void put(const Slot& added) {
    std::size_t at = slot_of(added.number);
    while (slots_[at].node != kUnknown) at = (at + 1) & mask();
    slots_[at] = added;
  }
  void grow() {
    const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
    for (const Slot& slot : before) {
      if (slot.node != kUnknown) put(slot);
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(1024);  // a power of two
  std::size_t count_ = 0;
};

}  // namespace newsfold::cluster
