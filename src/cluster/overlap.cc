#include "newsfold/cluster/overlap.h"

#include <algorithm>

#include "simd/sorted_sets.h"

namespace newsfold::cluster {
namespace {

std::uint16_t per_mille(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? std::uint16_t{0} : static_cast<std::uint16_t>(1000 * part / whole);
}

}  // namespace

std::uint16_t Overlap::jaccard() const { return per_mille(shared, std::uint64_t{a} + b - shared); }

std::uint16_t Overlap::containment() const { return per_mille(shared, std::min(a, b)); }

bool Overlap::is_containment() const {
  return std::min(a, b) >= kContainedLeast && containment() >= kContainment;
}

Overlap overlap(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  return {static_cast<std::uint32_t>(simd::count_common(a, b)),
          static_cast<std::uint32_t>(a.size()), static_cast<std::uint32_t>(b.size())};
}

}  // namespace newsfold::cluster
