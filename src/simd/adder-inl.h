// Full adders on bit columns, for every target. Included once a target by Highway's foreach_target.
#if defined(NEWSFOLD_SIMD_ADDER_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef NEWSFOLD_SIMD_ADDER_INL_H
#undef NEWSFOLD_SIMD_ADDER_INL_H
#else
#define NEWSFOLD_SIMD_ADDER_INL_H
#endif

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace newsfold::simd {
namespace HWY_NAMESPACE {

// sum + a + b = sum' + 2 * result, each bit position on its own (a carry-save adder).
template <class V>
HWY_INLINE V add_columns(V& sum, V a, V b) {
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3
  const V carry{_mm512_ternarylogic_epi64(sum.raw, a.raw, b.raw, 0xE8)};
  sum = V{_mm512_ternarylogic_epi64(sum.raw, a.raw, b.raw, 0x96)};
  return carry;
#else
  const V half = hwy::HWY_NAMESPACE::Xor(a, b);
  const V carry =
      hwy::HWY_NAMESPACE::Or(hwy::HWY_NAMESPACE::And(a, b), hwy::HWY_NAMESPACE::And(half, sum));
  sum = hwy::HWY_NAMESPACE::Xor(half, sum);
  return carry;
#endif
}

// Keeps a loaded vector in its register: compilers else load it once for each of an adder's two
// outputs, and loads are what limits the kernel.
template <class V>
HWY_INLINE V loaded_once(V v) {
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3 && (HWY_COMPILER_GCC || HWY_COMPILER_CLANG)
  asm("" : "+v"(v.raw));
#endif
  return v;
}

// sum + a = sum' + 2 * result.
template <class V>
HWY_INLINE V add_column(V& sum, V a) {
  const V carry = hwy::HWY_NAMESPACE::And(sum, a);
  sum = hwy::HWY_NAMESPACE::Xor(sum, a);
  return carry;
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();

#endif  // include guard per target
