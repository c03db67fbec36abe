// Adders of blocks of eight vectors, in an order for AVX-512. What limits them on Zen 5 is neither
// latency nor loads (two a cycle) but what may wait: of ternary operations whose sources are in
// registers since long it does four a cycle, of those that wait for several sources little more
// than two; and six vector operations a cycle begin at most, copies and plain loads among them. So
// the adders are a pipeline of four levels, each of which takes what the one before gave a block
// ago, and what is read twice next to a load is loaded twice. Tens of thousands of orders were
// tried by search: the best take .63 cycles a vector, these .68, a tree without this order .8.
// Included once a target by Highway's foreach_target.
#if defined(NEWSFOLD_SIMD_BLOCK_ADDERS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef NEWSFOLD_SIMD_BLOCK_ADDERS_INL_H
#undef NEWSFOLD_SIMD_BLOCK_ADDERS_INL_H
#else
#define NEWSFOLD_SIMD_BLOCK_ADDERS_INL_H
#endif

#include <cstddef>
#include <cstdint>

#include <hwy/highway.h>

#include "simd/bit_planes-inl.h"

#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3
HWY_BEFORE_NAMESPACE();
namespace newsfold::simd {
namespace HWY_NAMESPACE {

inline constexpr std::size_t kBlockHashes = 8 * kMaxLanes;

HWY_INLINE Plane kept_xor(Plane a, Plane b) { return kept(hwy::HWY_NAMESPACE::Xor(a, b)); }

// add_columns by two ternary operations that do not wait for each other, at the price of a copy.
HWY_INLINE Plane add_columns_at_once(Plane& sum, Plane a, Plane b) {
  const Plane carry = kept(Plane{_mm512_ternarylogic_epi64(sum.raw, a.raw, b.raw, 0xE8)});
  sum = kept(Plane{_mm512_ternarylogic_epi64(sum.raw, a.raw, b.raw, 0x96)});
  return carry;
}

// Adds up three vectors; gives the carry.
HWY_INLINE Plane add_loads(const std::uint64_t* from, Plane& sum) {
  const PlaneTag d;
  const Plane a = vector_at(from, 0);
  const Plane half = kept_xor(a, hwy::HWY_NAMESPACE::LoadU(d, from + kMaxLanes));
  const Plane c = hwy::HWY_NAMESPACE::LoadU(d, from + 2 * kMaxLanes);  // twice a memory operand
  sum = kept_xor(half, c);
  return kept(Plane{_mm512_ternarylogic_epi64(half.raw, a.raw, c.raw, 0xAC)});  // half ? c : a
}

// Planes named by their weights.
struct BlockPlanes {
  Plane p1, p2, p4, p8;
};

// What each level gives of a block, by weight.
struct FirstLevel {
  Plane ones_a, ones_b, twos_a, twos_b, twos_c;
};
struct SecondLevel {
  Plane twos_a, twos_b, fours;
};
struct ThirdLevel {
  Plane fours_a, fours_b;
};

HWY_INLINE FirstLevel first_level(const std::uint64_t* from) {
  FirstLevel first;
  first.twos_a = add_loads(from, first.ones_a);
  first.twos_b = add_loads(from + 3 * kMaxLanes, first.ones_b);
  first.twos_c = add_columns_at_once(first.ones_a, vector_at(from, 6), vector_at(from, 7));
  return first;
}

HWY_INLINE SecondLevel second_level(const FirstLevel& first, Plane& p1) {
  SecondLevel second;
  second.twos_a = add_columns_at_once(p1, first.ones_a, first.ones_b);
  second.twos_b = first.twos_c;
  second.fours = add_columns_at_once(second.twos_b, first.twos_a, first.twos_b);
  return second;
}

HWY_INLINE ThirdLevel third_level(const SecondLevel& second, Plane& p2) {
  return {add_columns_at_once(p2, second.twos_a, second.twos_b), second.fours};
}

// The blocks on their way.
struct Pipeline {
  FirstLevel first;
  SecondLevel second;
  ThirdLevel third;
};

// Moves each block on its way by one level, the first of them the block at `from`; of the levels,
// kFrom to kTo have a block. Gives the carry, of weight 8, of the block that leaves the last level.
template <int kFrom, int kTo>
HWY_INLINE Plane advance(Pipeline& blocks, BlockPlanes& p, const std::uint64_t* from = nullptr) {
  Pipeline next{};
  Plane eights{};
  if constexpr (kFrom <= 1) next.first = first_level(from);
  if constexpr (kFrom <= 3 && kTo >= 3) next.third = third_level(blocks.second, p.p2);
  if constexpr (kTo >= 4) {
    eights = add_columns_at_once(p.p4, blocks.third.fours_a, blocks.third.fours_b);
  }
  if constexpr (kFrom <= 2 && kTo >= 2) next.second = second_level(blocks.first, p.p1);
  blocks = next;
  return eights;
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();
#endif

#endif  // include guard per target
