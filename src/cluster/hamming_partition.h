// Radix partition of fingerprints with their positions, between two buffers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

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
  // The upper kDigitBits, and what is below them: no bits where the block has no more.
  Block high_digit() const {
    const unsigned low = low_digit().width;
    return {shift + low, width - low};
  }
  Block low_digit() const { return {shift, width <= kDigitBits ? 0 : width - kDigitBits}; }

  static constexpr unsigned kDigitBits = 8;
};

// Entries [begin, end) of a column.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
};

// Stable partition of `count` entries of `from` by a block of at most 16 bits. Gives true where the
// result is in `to`, false where it is back in `from`; the other one is scratch.
bool partition(Column from, Column to, std::size_t count, Block block);

// One stable pass by at most kDigitBits bits.
void partition_by_digit(Column from, Column to, std::size_t count, Block digit);

// Stable partition of those entries of `from` that stand in `ranges`, in the order of these, by a
// digit. Gives the ranges of the digit's values, one after the other, empty ones too. The result
// does not depend on `threads`.
std::vector<Range> partition(Column from, std::span<const Range> ranges, Column to, Block digit,
                             unsigned threads);

// The same of the fingerprints themselves, each with its place.
std::vector<Range> partition(std::span<const std::uint64_t> fingerprints, Column to, Block digit,
                             unsigned threads);

}  // namespace newsfold::cluster
