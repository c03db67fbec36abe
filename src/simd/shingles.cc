#include "simd/shingles.h"

#include <bit>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simd/shingles.cc"
#include <hwy/foreach_target.h>
// After foreach_target:
#include <hwy/highway.h>

#include "simd/dispatch.h"

HWY_BEFORE_NAMESPACE();
namespace newsfold::simd {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

void shingles_kernel(const std::uint64_t* tokens, std::size_t count, std::uint64_t* out) {
  std::size_t i = 0;
  const hn::ScalableTag<std::uint64_t> d;
  for (; i + hn::Lanes(d) <= count; i += hn::Lanes(d)) {
    const auto second = hn::RotateRight<64 - 21>(hn::LoadU(d, tokens + i + 1));
    const auto third = hn::RotateRight<64 - 42>(hn::LoadU(d, tokens + i + 2));
    hn::StoreU(hn::Xor(hn::Add(hn::LoadU(d, tokens + i), second), third), d, out + i);
  }
  for (; i < count; ++i) {
    out[i] = (tokens[i] + std::rotl(tokens[i + 1], 21)) ^ std::rotl(tokens[i + 2], 42);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace newsfold::simd {

HWY_EXPORT(shingles_kernel);

void shingle_hashes(std::span<const std::uint64_t> tokens, std::vector<std::uint64_t>& out) {
  out.resize(tokens.size() < kShingleTokens ? 0 : tokens.size() - kShingleTokens + 1);
  if (!out.empty()) NEWSFOLD_DISPATCH(shingles_kernel)(tokens.data(), out.size(), out.data());
}

}  // namespace newsfold::simd
#endif  // HWY_ONCE
