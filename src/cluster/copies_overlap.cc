#include "cluster/copies_overlap.h"

#include <algorithm>

namespace newsfold::cluster {
namespace {

std::uint16_t per_mille(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? std::uint16_t{0} : static_cast<std::uint16_t>(1000 * part / whole);
}

}  // namespace

std::uint16_t Overlap::jaccard() const { return per_mille(shared, std::uint64_t{a} + b - shared); }

std::uint16_t Overlap::containment() const { return per_mille(shared, std::min(a, b)); }

Overlap overlap(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  Overlap out{0, static_cast<std::uint32_t>(a.size()), static_cast<std::uint32_t>(b.size())};
  // Without branches on the values, which no predictor can guess.
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const std::uint32_t x = a[i];
    const std::uint32_t y = b[j];
    out.shared += x == y ? 1 : 0;
    i += x <= y ? 1 : 0;
    j += y <= x ? 1 : 0;
  }
  return out;
}

}  // namespace newsfold::cluster
