// Adding many vectors of different weights to bit-sliced sums. Included once a target by Highway's
// foreach_target.
#if defined(NEWSFOLD_SIMD_COLUMNS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef NEWSFOLD_SIMD_COLUMNS_INL_H
#undef NEWSFOLD_SIMD_COLUMNS_INL_H
#else
#define NEWSFOLD_SIMD_COLUMNS_INL_H
#endif

#include <cstddef>
#include <utility>

#include <hwy/highway.h>

#include "simd/adder-inl.h"

HWY_BEFORE_NAMESPACE();
namespace newsfold::simd {
namespace HWY_NAMESPACE {

// The carries of one column, inputs of the next.
template <class D>
class Carries {
 public:
  using Lane = hwy::HWY_NAMESPACE::TFromD<D>;
  using Vector = hwy::HWY_NAMESPACE::Vec<D>;
  explicit Carries(Lane* at) : at_(at) {}
  HWY_INLINE void push(Vector v) {
    hwy::HWY_NAMESPACE::Store(v, D(), at_ + size_++ * hwy::HWY_NAMESPACE::Lanes(D()));
  }
  HWY_INLINE Vector get(std::size_t i) const {
    return hwy::HWY_NAMESPACE::Load(D(), at_ + i * hwy::HWY_NAMESPACE::Lanes(D()));
  }
  std::size_t size() const { return size_; }
  void clear() { size_ = 0; }

 private:
  Lane* at_;
  std::size_t size_ = 0;
};

// Column k of `sums` (bit k of each sum) takes the vectors input(k, 0) to input(k, size(k) - 1) and
// the carries of column k - 1, and hands on its own. `carries` has room for twice `room` lanes,
// room enough for as many vectors as one column takes. REQUIRES: size(k) is 0 from some column on,
// and the sums fit.
template <class D, class Size, class Input>
HWY_INLINE void add_to_columns(D d, hwy::HWY_NAMESPACE::TFromD<D>* sums, std::size_t columns,
                               hwy::HWY_NAMESPACE::TFromD<D>* carries, std::size_t room,
                               const Size& size, const Input& input) {
  const std::size_t lanes = hwy::HWY_NAMESPACE::Lanes(d);
  Carries<D> in(carries);
  Carries<D> out(carries + room);
  for (std::size_t k = 0; k < columns; ++k) {
    out.clear();
    auto sum = hwy::HWY_NAMESPACE::Load(d, sums + k * lanes);
    const std::size_t inputs = size(k);
    std::size_t i = 0;
    for (; i + 2 <= inputs; i += 2) out.push(add_columns(sum, input(k, i), input(k, i + 1)));
    if (i < inputs) out.push(add_column(sum, input(k, i)));
    std::size_t c = 0;
    for (; c + 2 <= in.size(); c += 2) out.push(add_columns(sum, in.get(c), in.get(c + 1)));
    if (c < in.size()) out.push(add_column(sum, in.get(c)));
    hwy::HWY_NAMESPACE::Store(sum, d, sums + k * lanes);
    std::swap(in, out);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace newsfold::simd
HWY_AFTER_NAMESPACE();

#endif  // include guard per target
