// A vector whose first few elements need no allocation: for lists that are nearly always short.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <type_traits>

namespace newsfold {

// Like std::vector in what it offers; elements are contiguous and copied as bytes. Iterators and
// references end with any change of size and with a move. Up to `kInline` elements stand in the
// object.
template <typename T, std::size_t kInline>
class InlineVector {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  using value_type = T;
  using iterator = T*;
  using const_iterator = const T*;

  InlineVector() = default;
  InlineVector(std::initializer_list<T> values) { append(values.begin(), values.end()); }
  InlineVector(const InlineVector& other) { append(other.begin(), other.end()); }
  InlineVector(InlineVector&& other) noexcept { take(other); }
  ~InlineVector() = default;
  InlineVector& operator=(const InlineVector& other) {
    if (this != &other) {
      clear();
      append(other.begin(), other.end());
    }
    return *this;
  }
  InlineVector& operator=(InlineVector&& other) noexcept {
    if (this != &other) take(other);
    return *this;
  }

  T* data() { return heap_ ? heap_.get() : inline_; }
  const T* data() const { return heap_ ? heap_.get() : inline_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  iterator begin() { return data(); }
  iterator end() { return data() + size_; }
  const_iterator begin() const { return data(); }
  const_iterator end() const { return data() + size_; }
  T& operator[](std::size_t i) { return data()[i]; }
  const T& operator[](std::size_t i) const { return data()[i]; }
  T& front() { return data()[0]; }
  const T& front() const { return data()[0]; }
  T& back() { return data()[size_ - 1]; }
  const T& back() const { return data()[size_ - 1]; }

  void clear() { size_ = 0; }
  void push_back(T value) {  // a copy: it may be an element
    if (size_ == capacity_) grow(2 * capacity_);
    data()[size_++] = value;
  }
  // `first` to `last`: not of this vector.
  void append(const T* first, const T* last) {
    const auto count = static_cast<std::size_t>(last - first);
    if (size_ + count > capacity_) grow(std::max(size_ + count, 2 * capacity_));
    std::copy(first, last, end());
    size_ += count;
  }
  // Removes what the predicate is true for; the rest keeps its order.
  template <typename Predicate>
  void erase_if(Predicate predicate) {
    size_ = static_cast<std::size_t>(std::remove_if(begin(), end(), predicate) - begin());
  }

  friend bool operator==(const InlineVector& a, const InlineVector& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  void grow(std::size_t capacity) {
    auto larger = std::make_unique<T[]>(capacity);
    std::copy(begin(), end(), larger.get());
    heap_ = std::move(larger);
    capacity_ = capacity;
  }
  void take(InlineVector& other) {
    heap_ = std::move(other.heap_);
    if (!heap_) std::copy(other.inline_, other.inline_ + other.size_, inline_);
    size_ = other.size_;
    capacity_ = other.capacity_;
    other.size_ = 0;
    other.capacity_ = kInline;
  }

  std::unique_ptr<T[]> heap_;  // null while the elements stand inline
  std::size_t size_ = 0;
  std::size_t capacity_ = kInline;
  T inline_[kInline];
};

}  // namespace newsfold
