#include "cluster/hamming.h"

#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

#include "cluster/hamming_partition.h"
#include "cluster/hamming_search.h"
#include "cluster/large_vector.h"
#include "cluster/parallel.h"
#include "newsfold/base/hash.h"

namespace newsfold::cluster {
namespace {

constexpr std::size_t kBruteForce = 2048;  // below, nothing beats comparing all
constexpr unsigned kMostAgreeing = 5;
constexpr Block kTop{48, 16};

// Nanoseconds, roughly: moving an entry in a partition, comparing a pair.
constexpr double kMoveCost = 3;
constexpr double kPairCost = 0.07;

double choose(unsigned n, unsigned k) {
  double out = 1;
  for (unsigned i = 0; i < k; ++i) out = out * (n - i) / (i + 1);
  return out;
}

// How many of radius + c blocks to fix: the cheapest c for evenly spread fingerprints. Any c is
// exact.
unsigned agreeing_blocks(std::size_t count, unsigned radius) {
  unsigned best = 0;
  double best_cost = 0;
  for (unsigned c = 1; c <= kMostAgreeing; ++c) {
    const unsigned blocks = radius + c;
    if (64 / blocks > 16) continue;  // partition takes 16 bits
    double moves = 0;
    for (unsigned depth = 1; depth <= c; ++depth) moves += choose(radius + depth, depth);
    const auto n = static_cast<double>(count);
    const auto buckets = static_cast<double>(std::uint64_t{1} << std::min(63U, 64 * c / blocks));
    const double cost = moves * n * kMoveCost + choose(blocks, c) * n * n / 2 / buckets * kPairCost;
    if (best == 0 || cost < best_cost) {
      best = c;
      best_cost = cost;
    }
  }
  return best;
}

std::vector<Block> cut(unsigned blocks) {
  std::vector<Block> out;
  for (unsigned b = 0; b < blocks; ++b) {
    const unsigned begin = 64 * b / blocks;
    out.push_back({begin, 64 * (b + 1) / blocks - begin});
  }
  return out;
}

// Calls body(range) for each run of entries of `range` that agree in `block`.
template <typename Body>
void each_bucket(const std::uint64_t* fingerprints, Range range, Block block, const Body& body) {
  for (std::size_t begin = range.begin, end = begin; begin < range.end; begin = end) {
    const std::size_t key = block.key(fingerprints[begin]);
    for (end = begin + 1; end < range.end && block.key(fingerprints[end]) == key;) ++end;
    body(Range{begin, end});
  }
}

template <typename Body>
void each_range(std::span<const Range> ranges, unsigned threads, const Body& body) {
  parallel_blocks(ranges.size(), 1, threads,
                  [&](std::size_t r, std::size_t, unsigned thread) { body(r, thread); });
}

// The first of each kind of equal fingerprints stays, moved to the front of the range; the others
// are paired with it and leave. Equal ones meet in a bucket of `block`, by which the range is
// partitioned. Gives how many stay.
std::size_t collapse_equal(Column data, Range range, Block block, PairList& pairs) {
  std::vector<std::uint32_t> table;  // 1 + place of a kept fingerprint; 0 is free
  std::size_t kept = range.begin;
  each_bucket(data.fingerprints, range, block, [&](Range bucket) {
    const std::size_t mask = std::bit_ceil(2 * bucket.size()) - 1;
    table.assign(mask + 1, 0);
    for (std::size_t i = bucket.begin; i < bucket.end; ++i) {
      const std::uint64_t fingerprint = data.fingerprints[i];
      std::size_t slot = mix64(fingerprint) & mask;
      while (table[slot] != 0 && data.fingerprints[table[slot] - 1] != fingerprint) {
        slot = (slot + 1) & mask;
      }
      if (table[slot] != 0) {
        pairs.push_back({data.positions[table[slot] - 1], data.positions[i], 0});
        continue;
      }
      data.fingerprints[kept] = fingerprint;
      data.positions[kept] = data.positions[i];
      table[slot] = static_cast<std::uint32_t>(++kept);
    }
  });
  return kept - range.begin;
}

struct Buffer {
  explicit Buffer(std::size_t count) : fingerprints(count), positions(count) {}
  Column column() { return {fingerprints.data(), positions.data()}; }

  LargeVector<std::uint64_t> fingerprints;
  LargeVector<std::uint32_t> positions;
};

// The entries of a search. Partitioned by the high digit of a block, those of one value fit the
// cache: there a thread parts them by the low digit and compares them.
class Search {
 public:
  Search(std::span<const std::uint64_t> fingerprints, std::vector<PairSearch>& searches)
      : buffers_{Buffer(fingerprints.size()), Buffer(fingerprints.size())},
        searches_(searches),
        threads_(static_cast<unsigned>(searches.size())) {
    ranges_ = partition(fingerprints, scratch_, kTop.high_digit(), threads_);
    each_range(ranges_, threads_, [&](std::size_t r, unsigned thread) {
      part_by_low_digit(kTop, ranges_[r]);
      ranges_[r].end =
          ranges_[r].begin + collapse_equal(data_, ranges_[r], kTop, searches_[thread].pairs());
    });
    for (const Range& range : ranges_) count_ += range.size();
  }

  // Of distinct fingerprints.
  std::size_t count() const { return count_; }

  void compare_all() {
    std::size_t end = 0;
    for (const Range& range : ranges_) {
      std::copy_n(data_.fingerprints + range.begin, range.size(), data_.fingerprints + end);
      std::copy_n(data_.positions + range.begin, range.size(), data_.positions + end);
      end += range.size();
    }
    searches_[0].search_all(data_, count_);
  }

  // Buckets are searched in any order by any thread: the pairs are sorted at the end.
  void search_block(Block block, std::size_t index, unsigned choose) {
    const bool parted = block.mask() == kTop.mask();
    if (!parted) {
      ranges_ = partition(data_, ranges_, scratch_, block.high_digit(), threads_);
      if (block.low_digit().width == 0) std::swap(data_, scratch_);
    }
    each_range(ranges_, threads_, [&](std::size_t r, unsigned thread) {
      if (!parted) part_by_low_digit(block, ranges_[r]);
      each_bucket(data_.fingerprints, ranges_[r], block, [&](Range bucket) {
        if (bucket.size() == 1) return;
        searches_[thread].search_bucket(data_.from(bucket.begin), scratch_.from(bucket.begin),
                                        bucket.size(), index, choose);
      });
    });
  }

 private:
  // From scratch_ to data_.
  void part_by_low_digit(Block block, Range range) {
    if (block.low_digit().width == 0) return;
    partition_by_digit(scratch_.from(range.begin), data_.from(range.begin), range.size(),
                       block.low_digit());
  }

  Buffer buffers_[2];
  Column data_ = buffers_[0].column();
  Column scratch_ = buffers_[1].column();
  std::vector<Range> ranges_;  // of the entries in data_
  std::size_t count_ = 0;
  std::vector<PairSearch>& searches_;
  unsigned threads_;
};

void search(std::span<const std::uint64_t> fingerprints, std::uint32_t radius,
            std::vector<PairSearch>& searches) {
  Search all(fingerprints, searches);
  if (radius == 0) return;
  const unsigned agreeing = all.count() <= kBruteForce ? 0 : agreeing_blocks(all.count(), radius);
  if (agreeing == 0) return all.compare_all();
  const std::vector<Block> blocks = cut(radius + agreeing);
  for (PairSearch& search : searches) search.set_blocks(blocks);
  // The last block first: it may be the one that the entries are partitioned by already.
  for (std::size_t b = blocks.size() - agreeing + 1; b-- > 0;) {
    all.search_block(blocks[b], b, agreeing - 1);
  }
}

}  // namespace

NearPairs near_pairs(std::span<const std::uint64_t> fingerprints, std::uint32_t radius,
                     unsigned threads) {
  NearPairs out;
  std::vector<PairSearch> searches(std::max(threads, 1U), PairSearch(radius));
  search(fingerprints, radius, searches);
  std::vector<PairList> lists;
  for (PairSearch& search : searches) {
    lists.push_back(std::move(search.pairs()));
    out.capped_members += search.capped_members();
  }
  out.pairs = sorted_pairs(lists, fingerprints.size(), threads);
  return out;
}

}  // namespace newsfold::cluster
