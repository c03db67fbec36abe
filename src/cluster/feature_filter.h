// Which features are surely not in a set.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace newsfold::cluster {

// A bit for each value of the upper `kBits` bits of a feature's hash. 2^kBits / 8 bytes. What
// passes is best listed without a branch for each feature: most would be mispredicted.
template <unsigned kBits>
class FeatureFilter {
 public:
  void clear() { words_.fill(0); }
  void add(std::uint32_t hash) { words_[word_of(hash)] |= std::uint64_t{1} << place_of(hash); }
  // 1 for every hash that was added, 0 for most others.
  std::size_t passes(std::uint32_t hash) const {
    return words_[word_of(hash)] >> place_of(hash) & 1;
  }

 private:
  static std::size_t word_of(std::uint32_t hash) { return hash >> (32 - kBits) >> 6; }
  static unsigned place_of(std::uint32_t hash) { return hash >> (32 - kBits) & 63; }

  std::array<std::uint64_t, (std::size_t{1} << kBits) / 64> words_{};
};

}  // namespace newsfold::cluster
