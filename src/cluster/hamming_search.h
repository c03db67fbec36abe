// One thread's search for near pairs by block partition; see cluster/hamming.h for the method.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "cluster/hamming.h"
#include "cluster/hamming_pairs.h"
#include "cluster/hamming_partition.h"
#include "simd/hamming.h"

namespace newsfold::cluster {

class PairSearch {
 public:
  explicit PairSearch(std::uint32_t radius) : radius_(radius) {}
  // `blocks` cut the 64 bits into disjoint ranges. REQUIRES: called before search_bucket.
  void set_blocks(std::vector<Block> blocks) { blocks_ = std::move(blocks); }

  // Takes the pairs of `count` distinct fingerprints that agree in `block` and in none of the
  // blocks before it, where at least `choose` more blocks after it agree. Entries may change
  // places. `scratch` has equal room.
  void search_bucket(Column data, Column scratch, std::size_t count, std::size_t block,
                     unsigned choose);
  void search_all(Column data, std::size_t count) { compare(data, count); }

  PairList& pairs() { return pairs_; }
  std::size_t capped_members() const { return capped_members_; }

 private:
  void descend(Column data, Column scratch, std::size_t count, std::span<const Block> blocks,
               unsigned choose);
  void refine(Column data, Column scratch, std::size_t count);
  void compare(Column data, std::size_t count);
  void witness(Column data, std::size_t count);
  void add(std::uint32_t a, std::uint32_t b, std::uint64_t difference);

  std::uint32_t radius_;
  std::vector<Block> blocks_;
  std::vector<std::uint64_t> differing_;  // masks in which a pair must differ to be taken here
  std::uint64_t agreeing_ = 0;            // bits in which the bucket agrees
  bool refined_ = false;
  std::vector<simd::IndexPair> found_;
  PairList pairs_;
  std::size_t capped_members_ = 0;
};

}  // namespace newsfold::cluster
