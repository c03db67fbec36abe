// How much two documents' shingle sets share, exactly, and what that makes of the two.
#pragma once

#include <cstdint>
#include <span>

namespace newsfold::cluster {

inline constexpr std::uint16_t kContainment = 500;  // per mille
inline constexpr std::uint32_t kContainedLeast =
    8;  // shingles; a shorter text stands anywhere by chance

struct Overlap {
  std::uint32_t shared = 0;
  std::uint32_t a = 0, b = 0;  // sizes of the two sets

  // Per mille, rounded down; 0 for empty sets.
  std::uint16_t jaccard() const;
  std::uint16_t containment() const;  // of the smaller set in the larger

  // `least`: Options::jaccard.
  bool is_copy(std::uint16_t least) const { return shared > 0 && jaccard() >= least; }
  bool is_containment() const;
};

// The containment that all copies have, per mille, by the Jaccard that makes them copies.
constexpr std::uint16_t least_containment_of_copies(std::uint16_t jaccard) {
  return static_cast<std::uint16_t>(2000U * jaccard / (1000U + jaccard));  // of equal sizes
}

// REQUIRES: both ascending and distinct. Linear.
Overlap overlap(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

// Documents a < b whose shingles were compared.
struct VerifiedPair {
  std::uint32_t a = 0, b = 0;
  Overlap overlap;
};

}  // namespace newsfold::cluster
