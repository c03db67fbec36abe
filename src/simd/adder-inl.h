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

// Keeps a value in its register, computed in the order written. Compilers else load a vector once
// for each of an adder's two outputs, merge two exclusive-ors into one operation of three operands,
// and order adders by latencies that are not those of the machine.
template <class V>
HWY_INLINE V kept(V v) {
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3 && (HWY_COMPILER_GCC || HWY_COMPILER_CLANG)
  asm volatile("" : "+v"(v.raw));
#endif
  return v;
}

// sum + a + b = sum' + 2 * result, each bit position on its own (a carry-save adder). With AVX-512
// two operations: the carry is taken from the new sum, for a ternary operation overwrites one of
// its operands and none can be spared before.
template <class V>
HWY_INLINE V add_columns(V& sum, V a, V b) {
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3
  sum = V{_mm512_ternarylogic_epi64(sum.raw, a.raw, b.raw, 0x96)};
  return V{_mm512_ternarylogic_epi64(a.raw, b.raw, sum.raw, 0xD4)};
#else
  const V half = hwy::HWY_NAMESPACE::Xor(a, b);
  const V carry =
      hwy::HWY_NAMESPACE::Or(hwy::HWY_NAMESPACE::And(a, b), hwy::HWY_NAMESPACE::And(half, sum));
  sum = hwy::HWY_NAMESPACE::Xor(half, sum);
  return carry;
#endif
}

// The same with one ternary operation and two of two operands. Zen 5 does four a cycle of these,
// but only about two a cycle of ternary ones that wait for each other: the adders next to the loads
// are faster this way.
template <class V>
HWY_INLINE V add_columns_by_xor(V& sum, V a, V b) {
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3
  const V half = kept(hwy::HWY_NAMESPACE::Xor(a, b));
  const V carry{_mm512_ternarylogic_epi64(a.raw, b.raw, sum.raw, 0xE8)};
  sum = hwy::HWY_NAMESPACE::Xor(half, sum);
  return carry;
#else
  return add_columns(sum, a, b);
#endif
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
