// Pairs that the wide SimHash or shared strong features propose, for a block of documents at once:
// what is compared is read from memory once a block.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "cluster/feature_filter.h"
#include "cluster/window.h"
#include "newsfold/records/fingerprint.h"
#include "simd/hamming.h"

namespace newsfold::cluster {

// What the search sees of documents next to one another in a timeline.
struct SearchTable {
  std::uint32_t first = 0;                 // position of the first: all below counts from it
  std::vector<StorySignature> signatures;  // empty: they propose nothing
  // Strongest features of p: strongest[begins[p] .. begins[p + 1]); empty: they propose nothing.
  std::vector<std::uint32_t> strongest;
  std::vector<std::uint32_t> begins;
};

struct Query {
  std::uint32_t position = 0;
  std::vector<Slice> slices;  // where it looks: at most two
};

inline constexpr std::size_t kMostQueries = 256;  // of a block

// Not thread-safe: one a worker.
class Proposer {
 public:
  explicit Proposer(const SearchTable& table);

  // Calls visit(position, queries) for each position that is proposed to at least one query
  // (indices into the block, ascending), the first slices' positions first, ascending within each.
  // REQUIRES: at most kMostQueries.
  using Visit = std::function<void(std::uint32_t, std::span<const std::uint32_t>)>;
  void propose(std::span<const Query> block, const Visit& visit);

 private:
  static constexpr std::uint32_t kTile = 1024;  // positions: their signatures are 256 KB
  static constexpr std::size_t kTogether = std::tuple_size_v<simd::FourSignatures>;  // queries
  struct Posting {
    std::uint32_t feature;
    std::uint32_t query;
    auto operator<=>(const Posting&) const = default;
  };

  void index(std::span<const Query> block);
  void look(std::span<const Query> block, std::size_t slice, const Slice& tile);
  void by_simhash(std::span<const Query> block, std::size_t slice,
                  std::span<const std::uint32_t> numbers, const Slice& tile);
  void by_index(std::span<const Query> block, std::size_t slice, const Slice& tile);
  std::span<const std::uint32_t> passing(std::uint32_t position);
  void mark(std::uint32_t row, std::uint32_t query) {
    marks_[row * (kMostQueries / 64) + query / 64] |= std::uint64_t{1} << (query % 64);
  }

  const SearchTable& table_;
  std::vector<Posting> postings_;       // of the block, sorted
  std::vector<std::uint32_t> buckets_;  // by the upper bits of a feature: where its postings begin
  FeatureFilter<18> filter_;            // of their features: one in 30 of no query passes
  std::vector<std::uint32_t> passed_;
  std::vector<std::uint64_t> marks_;  // a bit for each position of the tile and query
  std::vector<std::uint16_t> distances_;
  std::vector<std::uint32_t> near_;                  // places among the distances
  std::array<std::uint8_t, kMostQueries> counts_{};  // zeros between calls
  std::vector<std::uint32_t> touched_;
};

}  // namespace newsfold::cluster
