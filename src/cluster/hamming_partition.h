// Radix partition of fingerprints with their positions, between two buffers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace newsfold::cluster {

// Fingerprints and their positions, side by side.
struct Column {
  std::uint64_t* fingerprints = nullptr;
  std::uint32_t* positions = nullptr;

  Column from(std::size_t offset) const { return {fingerprints + offset, positions + offset}; }
};

// Bits [shift, shift + width) of a fingerprint.
struct Block {
  unsigned shift = 0;
  unsigned width = 0;

  std::uint64_t mask() const { return ((std::uint64_t{1} << width) - 1) << shift; }
  std::size_t key(std::uint64_t fingerprint) const {
    return fingerprint >> shift & ((std::uint64_t{1} << width) - 1);
  }
};

// Stable partition of `count` entries of `from` by a block of at most 16 bits. Gives true where the
// result is in `to`, false where it is back in `from`; the other one is scratch. `threads` > 1 pays
// for a million entries.
bool partition(Column from, Column to, std::size_t count, Block block, unsigned threads);

// The fingerprints themselves, each with its place, into `to`, partitioned by a block of 9 to 16
// bits.
void partition_input(std::span<const std::uint64_t> fingerprints, Column scratch, Column to,
                     Block block, unsigned threads);

}  // namespace newsfold::cluster
