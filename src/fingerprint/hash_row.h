// Ascending hashes, kept and found by their low 16 bits beside a table of the high ones.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace newsfold::fingerprint {

// Two bytes a hash and 256 KB. Never changed after it is built: thread-safe.
class HashRow {
 public:
  static constexpr std::uint32_t kNone = 0xffffffff;

  HashRow() : HashRow(std::span<const std::uint32_t>()) {}
  // REQUIRES: ascending.
  explicit HashRow(std::span<const std::uint32_t> hashes);

  // The place of the hash in the row, of equal ones the first; kNone where it is none of the row's.
  std::uint32_t find(std::uint32_t hash) const;

  // Bring what find() reads of a hash nearer: first fetch_bucket, a little later fetch_lows.
  void fetch_bucket(std::uint32_t hash) const { __builtin_prefetch(&buckets_[hash >> 16]); }
  void fetch_lows(std::uint32_t hash) const { __builtin_prefetch(&lows_[first(hash)]); }
  // The first place whose hash has the same high 16 bits, or where one would stand.
  std::uint32_t first(std::uint32_t hash) const { return buckets_[hash >> 16]; }

 private:
  std::vector<std::uint32_t> buckets_;  // first place for each value of the high bits
  std::vector<std::uint16_t> lows_;     // and some behind them that find() may look at
};

}  // namespace newsfold::fingerprint
