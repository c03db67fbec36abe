// Adders of blocks of eight vectors, in an order for AVX-512. What limits them on Zen 5 is neither
// latency nor loads but ternary operations: of those whose sources are in registers since long it
// does four a cycle, but of those that wait for two or three sources, as all but the first of a
// tree do, little more than two. Exclusive-ors wait at no cost. So about half of the adders take
// two exclusive-ors and one ternary operation, which never overwrites what a load has brought (that
// is slow too), and each block's first level is computed two blocks ahead. Tens of thousands of
// schedules were tried by search: the best took .65 cycles a vector, as straight assembly code;
// these take .7, a tree without this order .8. Included once a target by Highway's foreach_target.
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

// half ? b : a, of half = a ^ c: the carry of a + b + c.
HWY_INLINE Plane carry_by_half(Plane half, Plane a, Plane b) {
  return kept(Plane{_mm512_ternarylogic_epi64(half.raw, a.raw, b.raw, 0xAC)});
}

HWY_INLINE Plane kept_xor(Plane a, Plane b) { return kept(hwy::HWY_NAMESPACE::Xor(a, b)); }

// add_columns by two ternary operations that do not wait for each other, at the price of a copy.
HWY_INLINE Plane add_columns_at_once(Plane& sum, Plane a, Plane b) {
  const Plane carry = kept(Plane{_mm512_ternarylogic_epi64(sum.raw, a.raw, b.raw, 0xE8)});
  sum = kept(Plane{_mm512_ternarylogic_epi64(sum.raw, a.raw, b.raw, 0x96)});
  return carry;
}

// What three adders make of a block's eight vectors.
struct FirstLevel {
  Plane sum_a, sum_b;               // of weight 1
  Plane carry_a, carry_b, carry_c;  // of weight 2
};

HWY_INLINE FirstLevel first_level(const std::uint64_t* from) {
  const PlaneTag d;
  // A vector used once is the memory operand of its operation.
  const auto used_once = [&](std::size_t k) HWY_ATTR {
    return hwy::HWY_NAMESPACE::LoadU(d, from + k * kMaxLanes);
  };
  const Plane a = vector_at(from, 0), b = vector_at(from, 3), c = vector_at(from, 6);
  const Plane half_a = kept_xor(a, used_once(1));
  const Plane half_b = kept_xor(b, used_once(4));
  const Plane half_c = kept_xor(c, used_once(7));
  const Plane third_a = used_once(2), third_b = used_once(5);
  const Plane third_c = kept_xor(half_a, third_a);
  FirstLevel first;
  first.carry_a = carry_by_half(half_a, a, third_a);
  first.sum_a = kept_xor(half_b, third_b);
  first.carry_b = carry_by_half(half_b, b, third_b);
  first.sum_b = kept_xor(half_c, third_c);
  first.carry_c = carry_by_half(half_c, c, third_c);
  return first;
}

// Planes named by their weights.
struct BlockPlanes {
  Plane p1, p2, p4, p8, p16;
};

// Adds blocks kAt to kAt + kBlocks - 1 of the kAll at `from` and gives their carry, of weight 8 *
// kBlocks. `ahead` holds the first levels of blocks kAt and kAt + 1; afterwards of the two behind
// those added, as far as kAll goes.
template <std::size_t kAll, std::size_t kAt, std::size_t kBlocks>
HWY_INLINE Plane add_blocks(const std::uint64_t* from, FirstLevel (&ahead)[2], BlockPlanes& p) {
  static_assert(kBlocks == 1 || kBlocks == 2 || kBlocks == 4);
  if constexpr (kBlocks == 1) {
    FirstLevel first = ahead[kAt % 2];
    const Plane twos = add_columns_at_once(p.p1, first.sum_a, first.sum_b);
    if constexpr (kAt + 2 < kAll) ahead[kAt % 2] = first_level(from + (kAt + 2) * kBlockHashes);
    const Plane fours = add_columns_by_xor(first.carry_c, first.carry_a, first.carry_b);
    return add_columns_at_once(p.p4, fours, add_columns_at_once(p.p2, first.carry_c, twos));
  } else {
    const Plane a = add_blocks<kAll, kAt, kBlocks / 2>(from, ahead, p);
    const Plane b = add_blocks<kAll, kAt + kBlocks / 2, kBlocks / 2>(from, ahead, p);
    return add_columns(kBlocks == 2 ? p.p8 : p.p16, a, b);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();
#endif

#endif  // include guard per target
