// What two sorted sets have in common.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace newsfold::simd {

// How many values stand in both. Blocks of eight are compared all with all and the one that ends
// first moves on (Schlegel, Willhalm, Lehner 2011, "Fast sorted-set intersection using SIMD
// instructions"), so the cost is some .3 ns a value and no branch depends on the values; .1 ns by
// blocks of sixteen where the machine compares these at once (VP2INTERSECT). Pure, thread-safe, no
// alignment required. REQUIRES: both ascending and distinct.
std::size_t count_common(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

// The places, ascending, of the entries whose keys stand in both, and their number. An entry is of
// eight bytes, the first four its key; both are ascending by key, distinct, at most 65,535.
// REQUIRES: room for kPlacesRoom more than the fewer entries at `in_a` and `in_b`.
inline constexpr std::size_t kPlacesRoom = 16;
std::size_t common_places(const void* a, std::size_t a_size, const void* b, std::size_t b_size,
                          std::uint16_t* in_a, std::uint16_t* in_b);
// Whether that goes by blocks of sixteen, some .6 ns an entry: else a merge, which takes three
// times as long.
bool places_by_blocks();

}  // namespace newsfold::simd
