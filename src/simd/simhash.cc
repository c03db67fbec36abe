#include "simd/simhash.h"

#include <bit>

#include "simd/bit_counts.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simd/simhash.cc"
#include <hwy/foreach_target.h>
// After foreach_target:
#include <hwy/highway.h>

#include "simd/bit_planes-inl.h"
#include "simd/dispatch.h"
#include "simd/positional_count-inl.h"

HWY_BEFORE_NAMESPACE();
namespace newsfold::simd {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Planes in memory, of the weights that only long inputs reach.
class HighPlanes {
 public:
  explicit HighPlanes(std::uint64_t* planes) : planes_(planes) {}

  HWY_INLINE void add(Plane carry) {
    const PlaneTag d;
    for (std::size_t p = 0; p < count_; ++p) {
      Plane plane = hn::Load(d, planes_ + p * hn::Lanes(d));
      carry = add_column(plane, carry);
      hn::Store(plane, d, planes_ + p * hn::Lanes(d));
    }
    // c carries fit bit_width(c) planes: a carry out of the last one can only be non-zero when that
    // grows.
    if (static_cast<std::size_t>(std::bit_width(++carries_)) > count_) {
      hn::Store(carry, d, planes_ + count_++ * hn::Lanes(d));
    }
  }
  std::size_t count() const { return count_; }

 private:
  std::uint64_t* planes_;
  std::size_t count_ = 0;
  std::uint64_t carries_ = 0;
};

HWY_NOINLINE std::uint64_t any_length_kernel(const std::uint64_t* hashes, std::size_t n) {
  const PlaneTag d;
  const std::size_t lanes = hn::Lanes(d);
  HWY_ALIGN std::uint64_t planes[kMaxPlanes * kMaxLanes];
  HighPlanes high(planes + kRegisterPlanes * lanes);
  Plane p1 = hn::Zero(d), p2 = p1, p4 = p1, p8 = p1;
  Plane p16 = p1, p32 = p1, p64 = p1, p128 = p1, p256 = p1;
  std::size_t blocks = 0;
  // Six blocks of 64 and the 64 vectors at most before them, the last in part, fit the planes
  // below.
  count_bits(hashes, n, p1, p2, p4, p8, p16, p32, p64, p128, p256, [&](Plane carry) HWY_ATTR {
    if (++blocks > 6) high.add(carry);
  });
  std::size_t plane = 0;
  const auto store = [&](Plane p) HWY_ATTR { hn::Store(p, d, planes + plane++ * lanes); };
  store(p1), store(p2), store(p4), store(p8);
  store(p16), store(p32), store(p64), store(p128), store(p256);
  return counts_above(planes, kRegisterPlanes + high.count(), lanes, n / 2);
}

std::uint64_t simhash64_kernel(const std::uint64_t* hashes, std::size_t n) {
#if NEWSFOLD_SIMD_POSITIONAL_COUNT
  if (n <= kMostHashes && has_gfni()) return positional_count_kernel(hashes, n);
#endif
  return any_length_kernel(hashes, n);
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace newsfold::simd {

HWY_EXPORT(simhash64_kernel);

std::uint64_t simhash64(std::span<const std::uint64_t> hashes) {
  return NEWSFOLD_DISPATCH(simhash64_kernel)(hashes.data(), hashes.size());
}

}  // namespace newsfold::simd
#endif  // HWY_ONCE
