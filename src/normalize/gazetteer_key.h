// The key under which a run of name tokens stands in a gazetteer.
#pragma once

#include <cstdint>
#include <span>

#include "newsfold/base/hash.h"

namespace newsfold::normalize {

// Grows token by token. `place` decides the slot and its 32-bit tag; `proof` is a second chain with
// other constants, of which 32 bits are kept with each alias: with the tag, 64 bits stand against a
// false match.
struct NameKey {
  std::uint64_t place = 0x6e65777366ULL;
  std::uint64_t proof = 0x6f6c64ULL;

  void add(std::uint64_t token_hash) {
    place = mix64(place * 0x9e3779b97f4a7c15ULL + token_hash);
    proof = mix64((proof + 0xd1b54a32d192ed03ULL) ^ (token_hash * 0xbf58476d1ce4e5b9ULL));
  }
  std::uint32_t tag() const { return static_cast<std::uint32_t>(place); }
  std::uint32_t proof_bits() const { return static_cast<std::uint32_t>(proof >> 32); }
  // Position in a table of `slots`, without a division: the high half of place * slots.
  std::uint32_t slot(std::uint32_t slots) const {
    return static_cast<std::uint32_t>(((place >> 32) * slots) >> 32);
  }

  auto operator<=>(const NameKey&) const = default;
};

inline NameKey name_key(std::span<const std::uint64_t> token_hashes) {
  NameKey key;
  for (const std::uint64_t hash : token_hashes) key.add(hash);
  return key;
}

}  // namespace newsfold::normalize
