#include "fingerprint/copy_sort.h"

#include <algorithm>
#include <bit>

namespace newsfold::fingerprint {
namespace {

constexpr std::size_t kSmall = 32;
constexpr std::uint32_t kFullBucket = 48;  // uneven: insertion would be slow

void insertion_sort(std::vector<std::uint32_t>& values) {
  for (std::size_t i = 1; i < values.size(); ++i) {
    const std::uint32_t value = values[i];
    std::size_t at = i;
    for (; at > 0 && values[at - 1] > value; --at) values[at] = values[at - 1];
    values[at] = value;
  }
}

}  // namespace

// Evenly spread values fall into about as many buckets as there are values by their top bits, one
// or two in each; insertion then moves them by a place or two.
void sort_distinct_hashes(std::vector<std::uint32_t>& hashes) {
  thread_local std::vector<std::uint32_t> sorted;
  thread_local std::vector<std::uint32_t> ends;
  if (hashes.size() > kSmall) {
    const auto shift = 32 - static_cast<unsigned>(std::bit_width(hashes.size() - 1));
    ends.assign((std::size_t{1} << (32 - shift)) + 1, 0);
    for (const std::uint32_t hash : hashes) ++ends[(hash >> shift) + 1];
    const bool even = *std::max_element(ends.begin(), ends.end()) < kFullBucket;
    if (even) {
      for (std::size_t b = 1; b < ends.size(); ++b) ends[b] += ends[b - 1];
      sorted.resize(hashes.size());
      for (const std::uint32_t hash : hashes) sorted[ends[hash >> shift]++] = hash;
      hashes.swap(sorted);
      insertion_sort(hashes);
    } else {
      std::sort(hashes.begin(), hashes.end());
    }
  } else {
    insertion_sort(hashes);
  }
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

}  // namespace newsfold::fingerprint
