// Which names have a word: an index in two flat rows, built once and then asked.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace newsfold::normalize {

class HashIndex {
 public:
  void add(std::uint64_t key, std::uint32_t value) { pairs_.emplace_back(key, value); }
  // After the last add, before the first find. A sort.
  void build() {
    std::stable_sort(pairs_.begin(), pairs_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    values_.clear();
    for (const auto& [key, value] : pairs_) values_.push_back(value);
  }
  // The values of a key in the order in which they were added; empty if there are none.
  std::span<const std::uint32_t> find(std::uint64_t key) const {
    const auto before = [](const auto& pair, std::uint64_t k) { return pair.first < k; };
    const auto first = std::lower_bound(pairs_.begin(), pairs_.end(), key, before);
    auto last = first;
    while (last != pairs_.end() && last->first == key) ++last;
    return std::span(values_).subspan(static_cast<std::size_t>(first - pairs_.begin()),
                                      static_cast<std::size_t>(last - first));
  }

 private:
  std::vector<std::pair<std::uint64_t, std::uint32_t>> pairs_;  // ordered by key
  std::vector<std::uint32_t> values_;                           // parallel
};

// A set of hashes, likewise.
class HashSet {
 public:
  void insert(std::uint64_t key) { keys_.push_back(key); }
  void build() { std::sort(keys_.begin(), keys_.end()); }
  bool contains(std::uint64_t key) const {
    return std::binary_search(keys_.begin(), keys_.end(), key);
  }
  bool empty() const { return keys_.empty(); }

 private:
  std::vector<std::uint64_t> keys_;
};

}  // namespace newsfold::normalize
