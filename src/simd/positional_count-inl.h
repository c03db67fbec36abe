// The majority of up to kMostHashes hashes by counting planes of bits a byte at a time, for targets
// with AVX-512 BITALG; Highway 1.0.3 knows no GFNI, so that the functions ask for it and run only
// where has_gfni(). Included once a target by Highway's foreach_target.
#if defined(NEWSFOLD_SIMD_POSITIONAL_COUNT_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef NEWSFOLD_SIMD_POSITIONAL_COUNT_INL_H
#undef NEWSFOLD_SIMD_POSITIONAL_COUNT_INL_H
#else
#define NEWSFOLD_SIMD_POSITIONAL_COUNT_INL_H
#endif

#include <cstddef>
#include <cstdint>

#include <hwy/highway.h>

#include "simd/bit_planes-inl.h"
#include "simd/block_adders-inl.h"

#undef NEWSFOLD_SIMD_POSITIONAL_COUNT
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3_DL
#define NEWSFOLD_SIMD_POSITIONAL_COUNT 1
HWY_PUSH_ATTRIBUTES(HWY_TARGET_STR ",gfni")
namespace newsfold::simd {
namespace HWY_NAMESPACE {

inline constexpr std::size_t kMostHashes = 4080;  // sixteenths of a count fit a byte

// For each of the 64 bits, how many of the 8 lanes have it, as a byte: the bytes of the lanes are
// brought together, their 8x8 bits transposed, their ones counted.
HWY_INLINE __m512i lanes_with_bit(Plane plane) {
  const __m512i order = _mm512_set_epi64(0x3F372F271F170F07, 0x3E362E261E160E06, 0x3D352D251D150D05,
                                         0x3C342C241C140C04, 0x3B332B231B130B03, 0x3A322A221A120A02,
                                         0x3931292119110901, 0x3830282018100800);
  const __m512i units = _mm512_set1_epi64(static_cast<long long>(0x8040201008040201ULL));
  return _mm512_popcnt_epi8(
      _mm512_gf2p8affine_epi64_epi8(units, _mm512_permutexvar_epi8(order, plane.raw), 0));
}

// Counts of two planes, the second of twice the weight of the first: at most 24.
HWY_INLINE __m512i lanes_with_bits(Plane first, Plane second) {
  const __m512i half = lanes_with_bit(second);
  return _mm512_add_epi8(_mm512_add_epi8(lanes_with_bit(first), half), half);
}

HWY_INLINE __m512i byte_vector(std::size_t value) {
  return _mm512_set1_epi8(static_cast<char>(value));
}

// Bits whose count, low + 16 * high, exceeds `threshold`: the count reaches 16 * q + r, 1 <= r <=
// 16, where high + (low + 16 - r) / 16 reaches q + 1. All fit a byte.
HWY_INLINE std::uint64_t bytes_above(__m512i low, __m512i high, std::size_t threshold) {
  const __m512i raised = _mm512_add_epi8(low, byte_vector(15 - threshold % 16));
  const __m512i sixteenths = _mm512_and_si512(_mm512_srli_epi16(raised, 4), byte_vector(15));
  return _mm512_cmpge_epu8_mask(_mm512_add_epi8(high, sixteenths), byte_vector(threshold / 16 + 1));
}

// Adds the vectors that are no whole block, from the end of the hashes back to `end`, and all
// hashes that are no whole vector, smallest blocks first: the plane of a block's carry is then all
// but empty, so that no chain of adders waits.
HWY_INLINE void add_remainder(const std::uint64_t* end, std::size_t n, BlockPlanes& p) {
  const std::size_t pairs = n / (2 * kMaxLanes);
  const std::size_t rest = n % (2 * kMaxLanes);
  if (rest > kMaxLanes) {
    p.p1 = vector_at(end, 0);
    p.p2 = add_column(p.p1, part_at(end + kMaxLanes, rest - kMaxLanes));
  } else if (rest != 0) {
    p.p1 = part_at(end, rest);
  }
  if ((pairs & 1) != 0) p.p4 = add_column(p.p2, add2(end -= 2 * kMaxLanes, p.p1));
  if ((pairs & 2) != 0) p.p8 = add_column(p.p4, add4(end -= 4 * kMaxLanes, p.p1, p.p2));
}

HWY_INLINE __m512i count_carry(__m512i sixteens, Plane carry) {
  return _mm512_add_epi8(sixteens, lanes_with_bit(carry));
}

// Adds `blocks` blocks, too few for a pipeline. Gives how many lanes of each bit carry to weight
// 16.
HWY_INLINE __m512i add_few_blocks(const std::uint64_t* hashes, std::size_t blocks, BlockPlanes& p) {
  __m512i sixteens = _mm512_setzero_si512();
  if (blocks % 2 != 0) {
    sixteens = lanes_with_bit(add_column(p.p8, add8(hashes, p.p1, p.p2, p.p4)));
    hashes += kBlockHashes;
  }
  for (std::size_t pair = 0; pair < blocks / 2; ++pair, hashes += 2 * kBlockHashes) {
    sixteens = count_carry(sixteens, add16(hashes, p.p1, p.p2, p.p4, p.p8));
  }
  return sixteens;
}

inline constexpr std::size_t kPipelineBlocks = 5;

// The same of kPipelineBlocks or more. Carries are counted at once, a turn of the loop later: that
// fills gaps between adders, and four planes are left to count at the end, when nothing else is to
// do.
HWY_INLINE __m512i add_blocks(const std::uint64_t* hashes, std::size_t blocks, BlockPlanes& p) {
  const std::uint64_t* const end = hashes + blocks * kBlockHashes;
  Pipeline pipeline{};
  advance<1, 1>(pipeline, p, hashes);
  advance<1, 2>(pipeline, p, hashes += kBlockHashes);
  advance<1, 3>(pipeline, p, hashes += kBlockHashes);
  Plane a = advance<1, 4>(pipeline, p, hashes += kBlockHashes);
  Plane carry{_mm512_setzero_si512()};
  if (blocks % 2 != 0) {
    carry = add_column(p.p8, a);
    a = advance<1, 4>(pipeline, p, hashes += kBlockHashes);
  }
  __m512i sixteens = _mm512_setzero_si512();
  for (hashes += kBlockHashes; hashes != end; hashes += 2 * kBlockHashes) {
    const Plane b = advance<1, 4>(pipeline, p, hashes);
    sixteens = count_carry(sixteens, carry);
    carry = add_columns_at_once(p.p8, a, b);
    a = advance<1, 4>(pipeline, p, hashes + kBlockHashes);
  }
  sixteens = count_carry(sixteens, carry);
  carry = add_columns_at_once(p.p8, a, advance<2, 4>(pipeline, p));
  sixteens = count_carry(sixteens, carry);
  a = advance<3, 4>(pipeline, p);
  carry = add_columns_at_once(p.p8, a, advance<4, 4>(pipeline, p));
  return count_carry(sixteens, carry);
}

// n up to kMostHashes.
HWY_NOINLINE std::uint64_t positional_count_kernel(const std::uint64_t* hashes, std::size_t n) {
  const Plane zero{_mm512_setzero_si512()};
  BlockPlanes p{zero, zero, zero, zero};
  add_remainder(hashes + n / (2 * kMaxLanes) * (2 * kMaxLanes), n, p);
  const std::size_t blocks = n / kBlockHashes;
  const __m512i sixteens =
      blocks < kPipelineBlocks ? add_few_blocks(hashes, blocks, p) : add_blocks(hashes, blocks, p);
  // Shifts of words will do: nothing leaves its byte.
  const __m512i low = _mm512_add_epi8(lanes_with_bits(p.p1, p.p2),
                                      _mm512_slli_epi16(lanes_with_bits(p.p4, p.p8), 2));
  return bytes_above(low, sixteens, n / 2);
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();
#endif

#endif  // include guard per target
