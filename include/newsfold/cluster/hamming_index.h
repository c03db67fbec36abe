// New 64-bit fingerprints against a standing set, exact: what arrived today against all that came
// before.
//
// The batch of queries is indexed, not the standing set (multi-index hashing, Norouzi, Punjani,
// Fleet 2012, turned round): of 4 blocks of 16 bits, a pair within a radius r agrees in one but for
// r / 4 bits, so each query is entered under all values that near to its blocks, and the standing
// set streams past once. So the standing set costs 8 bytes a fingerprint, nothing is built, and
// appending is free; a query costs no less than reading the set. Radii of 12 and more, and few
// queries, compare each with all by SIMD.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace newsfold::cluster {

// Nearest matches that each query gets for certain.
inline constexpr std::size_t kMatchesPerQuery = 64;

struct IndexMatch {
  std::uint32_t query = 0;     // position in the queries
  std::uint32_t standing = 0;  // position in the standing set, in the order of appending
  std::uint32_t distance = 0;  // bits

  auto operator<=>(const IndexMatch&) const = default;
};

struct IndexMatches {
  std::vector<IndexMatch> pairs;   // ascending
  std::size_t capped_queries = 0;  // queries that got fewer than all their matches
};

class HammingIndex {
 public:
  HammingIndex() = default;
  explicit HammingIndex(std::span<const std::uint64_t> standing)
      : standing_(standing.begin(), standing.end()) {}

  // Fewer than 2^32 in all.
  void append(std::span<const std::uint64_t> fingerprints) {
    standing_.insert(standing_.end(), fingerprints.begin(), fingerprints.end());
  }
  std::size_t size() const { return standing_.size(); }

  // All pairs of a query and a standing fingerprint within `radius` (at most 64) bits. A query with
  // more than 4 * kMatchesPerQuery matches may get fewer: the kMatchesPerQuery nearest (by
  // distance, then position), and of the others as many witnesses as keep components exact:
  // whatever is left out is joined to a reported match by pairs of standing fingerprints within the
  // radius. Pairs among the queries are near_pairs' matter. Thread-safe beside other queries. The
  // result does not depend on `threads`. Memory: at most 13 KB a query of radius 8 while it runs,
  // and the result.
  IndexMatches query(std::span<const std::uint64_t> fingerprints, std::uint32_t radius,
                     unsigned threads = 1) const;

 private:
  std::vector<std::uint64_t> standing_;
};

}  // namespace newsfold::cluster
