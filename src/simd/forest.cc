#include "simd/forest.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "simd/forest.cc"
#include <hwy/foreach_target.h>
// After foreach_target:
#include <hwy/highway.h>

#include "simd/dispatch.h"

HWY_BEFORE_NAMESPACE();
namespace newsfold::simd {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Values = hn::CappedTag<std::int32_t, 16>;
using Sets = hn::Repartition<std::uint32_t, Values>;

// The index of the lowest bit of each lane. REQUIRES: none is 0.
HWY_INLINE hn::Vec<Values> lowest_bit(hn::Vec<Values> set) {
  const Values d;
  const hn::Repartition<float, Values> floats;
  // A power of two is exact as a float; its exponent is the index. The sign is that of bit 31.
  const auto bit = hn::And(set, hn::Neg(set));
  const auto bits = hn::BitCast(Sets(), hn::ConvertTo(floats, bit));
  const auto exponent = hn::And(hn::ShiftRight<23>(bits), hn::Set(Sets(), 0xFFU));
  return hn::Sub(hn::BitCast(d, exponent), hn::Set(d, 127));
}

HWY_INLINE hn::Vec<Values> leaves_at(const std::int32_t* leaves, hn::Vec<Values> index) {
  const Values d;
#if HWY_TARGET <= HWY_AVX3
  // Two vectors hold all of a tree: quicker than a gather.
  const auto low_index = hn::And(index, hn::Set(d, 15));
  const auto lanes = hn::IndicesFromVec(d, low_index);
  const auto low = hn::TableLookupLanes(hn::LoadU(d, leaves), lanes);
  const auto high = hn::TableLookupLanes(hn::LoadU(d, leaves + 16), lanes);
  return hn::IfThenElse(hn::Gt(index, hn::Set(d, 15)), high, low);
#else
  return hn::GatherIndex(d, leaves, index);
#endif
}

// One vector of rows. `values`: by feature; `sets`: room for a vector a tree.
HWY_INLINE void sum_block(const Forest& forest, const std::int32_t* values, std::uint32_t* sets,
                          std::int32_t* out) {
  const Values d;
  const Sets du;
  const std::size_t lanes = hn::Lanes(d);
  std::fill_n(sets, forest.trees * lanes, ~0U);
  const std::size_t features = forest.begins.size() - 1;
  for (std::size_t feature = 0; feature < features; ++feature) {
    const auto value = hn::LoadU(d, values + feature * lanes);
    const Condition* const end = forest.conditions.data() + forest.begins[feature + 1];
    for (const Condition* c = forest.conditions.data() + forest.begins[feature]; c != end; ++c) {
      const auto goes_right = hn::Gt(value, hn::Set(d, c->threshold));
      if (hn::AllFalse(d, goes_right)) break;
      std::uint32_t* const set = sets + c->tree * lanes;
      const auto before = hn::LoadU(du, set);
      const auto right = hn::And(before, hn::Set(du, c->right));
      hn::StoreU(hn::IfThenElse(hn::RebindMask(du, goes_right), right, before), du, set);
    }
  }
  auto sum = hn::Zero(d);
  for (std::size_t tree = 0; tree < forest.trees; ++tree) {
    const auto set = hn::BitCast(d, hn::LoadU(du, sets + tree * lanes));
    sum = hn::Add(sum, leaves_at(&forest.leaves[tree * kForestLeaves], lowest_bit(set)));
  }
  hn::StoreU(sum, d, out);
}

void forest_sums_of_target(const Forest& forest, const std::int32_t* rows, std::size_t count,
                           std::int32_t* out) {
  const std::size_t lanes = hn::Lanes(Values());
  const std::size_t features = forest.begins.size() - 1;
  std::vector<std::int32_t> values(features * lanes), sums(lanes);
  std::vector<std::uint32_t> sets(forest.trees * lanes);
  for (std::size_t begin = 0; begin < count; begin += lanes) {
    const std::size_t size = std::min(lanes, count - begin);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      // The last row fills the lanes that have none.
      const std::int32_t* const row = rows + (begin + std::min(lane, size - 1)) * features;
      for (std::size_t f = 0; f < features; ++f) values[f * lanes + lane] = row[f];
    }
    sum_block(forest, values.data(), sets.data(), sums.data());
    std::copy_n(sums.begin(), size, out + begin);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace newsfold::simd {

HWY_EXPORT(forest_sums_of_target);

void forest_sums(const Forest& forest, const std::int32_t* rows, std::size_t count,
                 std::int32_t* out) {
  NEWSFOLD_DISPATCH(forest_sums_of_target)(forest, rows, count, out);
}

}  // namespace newsfold::simd
#endif
