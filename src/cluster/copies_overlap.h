// How much two documents' shingle sets share, exactly.
#pragma once

#include <cstdint>
#include <span>

namespace newsfold::cluster {

struct Overlap {
  std::uint32_t shared = 0;
  std::uint32_t a = 0, b = 0;  // sizes of the two sets

  // Per mille, rounded down; 0 for empty sets.
  std::uint16_t jaccard() const;
  std::uint16_t containment() const;  // of the smaller set in the larger
};

// REQUIRES: both ascending and distinct. Linear.
Overlap overlap(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

}  // namespace newsfold::cluster
