#include "fingerprint/hash_row.h"

#include <algorithm>

namespace newsfold::fingerprint {
namespace {

// Of a row of 200,000 most high bits have two or three.
constexpr std::uint32_t kAtOnce = 8;

}  // namespace

HashRow::HashRow(std::span<const std::uint32_t> hashes) : buckets_(65537, 0) {
  for (const std::uint32_t hash : hashes) ++buckets_[(hash >> 16) + 1];
  for (std::size_t i = 1; i < buckets_.size(); ++i) buckets_[i] += buckets_[i - 1];
  lows_.reserve(hashes.size() + kAtOnce);
  for (const std::uint32_t hash : hashes) lows_.push_back(static_cast<std::uint16_t>(hash));
  lows_.resize(hashes.size() + kAtOnce);
}

std::uint32_t HashRow::find(std::uint32_t hash) const {
  const std::uint32_t begin = first(hash), count = buckets_[(hash >> 16) + 1] - begin;
  const auto low = static_cast<std::uint16_t>(hash);
  const std::uint16_t* const lows = lows_.data() + begin;
  std::uint32_t at = 0;
  if (count <= kAtOnce) {
    // Counting guesses at no branch, a search at every one; in 16 bits, eight at a time.
    std::uint16_t less = 0;
    const auto entries = static_cast<std::uint16_t>(count);
    for (std::uint16_t k = 0; k < kAtOnce; ++k)
      less = static_cast<std::uint16_t>(less + ((lows[k] < low) & (k < entries)));
    at = less;
  } else {
    at = static_cast<std::uint32_t>(std::lower_bound(lows, lows + count, low) - lows);
  }
  return at < count && lows[at] == low ? begin + at : kNone;
}

}  // namespace newsfold::fingerprint
