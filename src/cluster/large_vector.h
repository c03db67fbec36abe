// Vectors of many millions of entries that several threads fill.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>
#include <type_traits>
#include <vector>

#include <sys/mman.h>

namespace newsfold::cluster {

// New entries hold what was there: the thread that fills them is the first to touch their pages.
// From some megabytes on memory is asked for in huge pages, of which the kernel zeroes, maps and
// takes back five hundred times fewer, and which scattered writes find in the TLB.
template <typename T>
class LargeAllocator {
 public:
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
  using value_type = T;

  LargeAllocator() = default;
  template <typename U>
  explicit LargeAllocator(const LargeAllocator<U>& /*other*/) {}

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    if (bytes < kLarge) return static_cast<T*>(::operator new(bytes));
    const std::size_t pages = (bytes + kHugePage - 1) / kHugePage;
    void* const at = std::aligned_alloc(kHugePage, pages * kHugePage);
    if (at == nullptr) throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
    madvise(at, pages * kHugePage, MADV_HUGEPAGE);  // a wish: nothing depends on it
#endif
    return static_cast<T*>(at);
  }
  void deallocate(T* at, std::size_t count) {
    if (count * sizeof(T) < kLarge) return ::operator delete(at);
    std::free(at);
  }
  template <typename U>
  void construct(U* /*at*/) {}
  template <typename U, typename... Arguments>
  void construct(U* at, Arguments&&... arguments) {
    ::new (static_cast<void*>(at)) U{static_cast<Arguments&&>(arguments)...};
  }

  bool operator==(const LargeAllocator& /*other*/) const { return true; }

 private:
  static constexpr std::size_t kHugePage = std::size_t{2} << 20;
  static constexpr std::size_t kLarge = 4 * kHugePage;
};

template <typename T>
using LargeVector = std::vector<T, LargeAllocator<T>>;

}  // namespace newsfold::cluster
