// Bit-sliced counts of vectors: plane p1 holds bit 0 of the count of each bit position, p2 bit 1,
// and so on, each named by its weight (Harley–Seal; Muła, Kurz, Lemire 2018). Included once a
// target by Highway's foreach_target.
#if defined(NEWSFOLD_SIMD_BIT_PLANES_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef NEWSFOLD_SIMD_BIT_PLANES_INL_H
#undef NEWSFOLD_SIMD_BIT_PLANES_INL_H
#else
#define NEWSFOLD_SIMD_BIT_PLANES_INL_H
#endif

#include <cstddef>
#include <cstdint>
#include <cstring>

#include <hwy/highway.h>

#include "simd/adder-inl.h"
#include "simd/bit_counts.h"

HWY_BEFORE_NAMESPACE();
namespace newsfold::simd {
namespace HWY_NAMESPACE {

using PlaneTag = hwy::HWY_NAMESPACE::CappedTag<std::uint64_t, kMaxLanes>;
using Plane = hwy::HWY_NAMESPACE::Vec<PlaneTag>;

inline constexpr std::size_t kRegisterPlanes = 9;

// Vector k of those at `hashes`.
HWY_INLINE Plane vector_at(const std::uint64_t* hashes, std::size_t k) {
  const PlaneTag d;
  return kept(hwy::HWY_NAMESPACE::LoadU(d, hashes + k * hwy::HWY_NAMESPACE::Lanes(d)));
}

// The first `count` lanes at `hashes`, zeros behind them; reads no more.
HWY_INLINE Plane part_at(const std::uint64_t* hashes, std::size_t count) {
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3
  const auto mask = static_cast<__mmask8>((1U << count) - 1);
  return Plane{_mm512_maskz_loadu_epi64(mask, hashes)};
#else
  HWY_ALIGN std::uint64_t lanes[kMaxLanes] = {};
  std::memcpy(lanes, hashes, count * sizeof(*hashes));
  return hwy::HWY_NAMESPACE::Load(PlaneTag(), lanes);
#endif
}

// add<n> adds n vectors to the planes below weight n and gives their carry of weight n. Trees: a
// plane waits for itself once in eight vectors.
HWY_INLINE Plane add2(const std::uint64_t* from, Plane& p1) {
  return add_columns_by_xor(p1, vector_at(from, 0), vector_at(from, 1));
}

HWY_INLINE Plane add4(const std::uint64_t* from, Plane& p1, Plane& p2) {
  Plane a = vector_at(from, 0);
  const Plane b = add_columns_by_xor(a, vector_at(from, 1), vector_at(from, 2));
  return add_columns(p2, b, add_columns_by_xor(p1, a, vector_at(from, 3)));
}

HWY_INLINE Plane add8(const std::uint64_t* from, Plane& p1, Plane& p2, Plane& p4) {
  Plane a = vector_at(from, 0), b = vector_at(from, 3), c = vector_at(from, 6);
  Plane a2 = add_columns_by_xor(a, vector_at(from, 1), vector_at(from, 2));
  const Plane b2 = add_columns_by_xor(b, vector_at(from, 4), vector_at(from, 5));
  const Plane c2 = add_columns_by_xor(c, vector_at(from, 7), a);
  const Plane d2 = add_columns_by_xor(p1, b, c);
  const Plane a4 = add_columns(a2, b2, c2);
  return add_columns(p4, a4, add_columns(p2, a2, d2));
}

HWY_INLINE Plane add16(const std::uint64_t* from, Plane& p1, Plane& p2, Plane& p4, Plane& p8) {
  const Plane a = add8(from, p1, p2, p4);
  return add_columns(p8, a, add8(from + 8 * hwy::HWY_NAMESPACE::Lanes(PlaneTag()), p1, p2, p4));
}

HWY_INLINE Plane add32(const std::uint64_t* from, Plane& p1, Plane& p2, Plane& p4, Plane& p8,
                       Plane& p16) {
  const Plane a = add16(from, p1, p2, p4, p8);
  return add_columns(p16, a,
                     add16(from + 16 * hwy::HWY_NAMESPACE::Lanes(PlaneTag()), p1, p2, p4, p8));
}

HWY_INLINE Plane add64(const std::uint64_t* from, Plane& p1, Plane& p2, Plane& p4, Plane& p8,
                       Plane& p16, Plane& p32) {
  const Plane a = add32(from, p1, p2, p4, p8, p16);
  return add_columns(p32, a,
                     add32(from + 32 * hwy::HWY_NAMESPACE::Lanes(PlaneTag()), p1, p2, p4, p8, p16));
}

// Adds all of n hashes to planes that are zero; overflow(c) takes the carry of weight 512 of each
// 64 vectors. What is no multiple of 64 vectors comes first, smallest blocks first: the plane of a
// block's carry is then all but empty, so that no chain of adders waits at the end. It is read
// from the end of the hashes, so that all full vectors are as aligned as the first.
template <class Overflow>
HWY_INLINE void count_bits(const std::uint64_t* hashes, std::size_t n, Plane& p1, Plane& p2,
                           Plane& p4, Plane& p8, Plane& p16, Plane& p32, Plane& p64, Plane& p128,
                           Plane& p256, const Overflow& overflow) {
  const std::size_t lanes = hwy::HWY_NAMESPACE::Lanes(PlaneTag());
  const std::size_t pairs = n / (2 * lanes);
  const std::uint64_t* end = hashes + 2 * lanes * pairs;
  const std::size_t rest = n % (2 * lanes);
  if (rest > lanes) {
    p1 = vector_at(end, 0);
    p2 = add_column(p1, part_at(end + lanes, rest - lanes));
  } else if (rest != 0) {
    p1 = part_at(end, rest);
  }
  if ((pairs & 1) != 0) p4 = add_column(p2, add2(end -= 2 * lanes, p1));
  if ((pairs & 2) != 0) p8 = add_column(p4, add4(end -= 4 * lanes, p1, p2));
  if ((pairs & 4) != 0) p16 = add_column(p8, add8(end -= 8 * lanes, p1, p2, p4));
  if ((pairs & 8) != 0) p32 = add_column(p16, add16(end -= 16 * lanes, p1, p2, p4, p8));
  if ((pairs & 16) != 0) p64 = add_column(p32, add32(end -= 32 * lanes, p1, p2, p4, p8, p16));
  for (; hashes != end; hashes += 64 * lanes) {
    const Plane carry = add64(hashes, p1, p2, p4, p8, p16, p32);
    overflow(add_column(p256, add_column(p128, add_column(p64, carry))));
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();

#endif  // include guard per target
