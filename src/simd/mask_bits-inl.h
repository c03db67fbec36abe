// The mask of a vector of at most 64 bytes as bits. Included once a target by Highway's
// foreach_target.
#if defined(NEWSFOLD_SIMD_MASK_BITS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef NEWSFOLD_SIMD_MASK_BITS_INL_H
#undef NEWSFOLD_SIMD_MASK_BITS_INL_H
#else
#define NEWSFOLD_SIMD_MASK_BITS_INL_H
#endif

#include <cstdint>
#include <cstring>

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace newsfold::simd {
namespace HWY_NAMESPACE {

using Bytes = hwy::HWY_NAMESPACE::CappedTag<std::uint8_t, 64>;

HWY_INLINE std::uint64_t bits_of(hwy::HWY_NAMESPACE::Mask<Bytes> mask) {
  std::uint64_t bits = 0;
  std::uint8_t buffer[8] = {};
  hwy::HWY_NAMESPACE::StoreMaskBits(Bytes(), mask, buffer);
  std::memcpy(&bits, buffer, sizeof(bits));
  return bits;
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();

#endif
