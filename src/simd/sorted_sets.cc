#include "simd/sorted_sets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simd/sorted_sets.cc"
#include <hwy/foreach_target.h>
// After foreach_target:
#include <hwy/highway.h>

#include "simd/block_matches-inl.h"
#include "simd/dispatch.h"

HWY_BEFORE_NAMESPACE();
namespace newsfold::simd {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

inline constexpr std::size_t kMaxBlock = 8;

std::size_t common_kernel(const std::uint32_t* a, std::size_t a_size, const std::uint32_t* b,
                          std::size_t b_size) {
#if NEWSFOLD_SIMD_BLOCK_MATCHES
  if (has_vp2intersect()) return block_matches_kernel(a, a_size, b, b_size);
#endif
  const hn::CappedTag<std::uint32_t, kMaxBlock> d;
  const std::size_t lanes = hn::Lanes(d);
  HWY_ALIGN std::int32_t next[kMaxBlock];
  for (std::size_t k = 0; k < lanes; ++k) next[k] = static_cast<std::int32_t>((k + 1) % lanes);
  const auto rotation = hn::SetTableIndices(d, next);
  const auto one = hn::Set(d, 1U);
  auto counts = hn::Zero(d);
  std::size_t i = 0, j = 0;
  while (i + lanes <= a_size && j + lanes <= b_size) {
    const auto x = hn::LoadU(d, a + i);
    auto y = hn::LoadU(d, b + j);
    auto equal = hn::Eq(x, y);
    for (std::size_t k = 1; k < lanes; ++k) {
      y = hn::TableLookupLanes(y, rotation);
      equal = hn::Or(equal, hn::Eq(x, y));
    }
    counts = hn::Add(counts, hn::IfThenElseZero(equal, one));
    const std::uint32_t a_last = a[i + lanes - 1];
    const std::uint32_t b_last = b[j + lanes - 1];
    i += a_last <= b_last ? lanes : 0;
    j += b_last <= a_last ? lanes : 0;
  }
  std::size_t common = hn::GetLane(hn::SumOfLanes(d, counts));
  while (i < a_size && j < b_size) {
    const std::uint32_t x = a[i];
    const std::uint32_t y = b[j];
    common += x == y ? 1 : 0;
    i += x <= y ? 1 : 0;
    j += y <= x ? 1 : 0;
  }
  return common;
}

std::size_t places_kernel(const std::byte* a, std::size_t a_size, const std::byte* b,
                          std::size_t b_size, std::uint16_t* in_a, std::uint16_t* in_b) {
#if NEWSFOLD_SIMD_BLOCK_MATCHES
  if (has_vp2intersect()) return block_places_kernel(a, a_size, b, b_size, in_a, in_b);
#endif
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a_size && j < b_size;) {
    const std::uint32_t x = placed_key(a, i);
    const std::uint32_t y = placed_key(b, j);
    in_a[common] = static_cast<std::uint16_t>(i);
    in_b[common] = static_cast<std::uint16_t>(j);
    common += x == y ? 1 : 0;
    i += x <= y ? 1 : 0;
    j += y <= x ? 1 : 0;
  }
  return common;
}

bool blocks_kernel() {
#if NEWSFOLD_SIMD_BLOCK_MATCHES
  return has_vp2intersect();
#else
  return false;
#endif
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace newsfold::simd {

HWY_EXPORT(common_kernel);
HWY_EXPORT(places_kernel);
HWY_EXPORT(blocks_kernel);

std::size_t count_common(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  return NEWSFOLD_DISPATCH(common_kernel)(a.data(), a.size(), b.data(), b.size());
}

std::size_t common_places(const void* a, std::size_t a_size, const void* b, std::size_t b_size,
                          std::uint16_t* in_a, std::uint16_t* in_b) {
  return NEWSFOLD_DISPATCH(places_kernel)(static_cast<const std::byte*>(a), a_size,
                                          static_cast<const std::byte*>(b), b_size, in_a, in_b);
}

bool places_by_blocks() { return NEWSFOLD_DISPATCH(blocks_kernel)(); }

}  // namespace newsfold::simd
#endif  // HWY_ONCE
