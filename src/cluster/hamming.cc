#include "cluster/hamming.h"

#include <algorithm>
#include <bit>
#include <memory>
#include <utility>
#include <vector>

#include "cluster/hamming_partition.h"
#include "cluster/hamming_search.h"
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

// Where buckets begin, and the end of the last.
std::vector<std::size_t> bucket_bounds(Column data, std::size_t count, Block block,
                                       unsigned threads) {
  std::vector<std::vector<std::size_t>> found(std::max(threads, 1U));
  each_part(static_cast<unsigned>(found.size()), [&](unsigned part) {
    for (std::size_t i = count * part / found.size(); i < count * (part + 1) / found.size(); ++i) {
      if (i == 0 || block.key(data.fingerprints[i]) != block.key(data.fingerprints[i - 1])) {
        found[part].push_back(i);
      }
    }
  });
  std::vector<std::size_t> bounds;
  for (const auto& part : found) bounds.insert(bounds.end(), part.begin(), part.end());
  bounds.push_back(count);
  return bounds;
}

// Partitioned by 16 bits, equal fingerprints meet in a bucket. In buckets [begin, end) the first of
// a kind stays, moved to the front; the others are paired with it and leave. Gives how many stay.
std::size_t collapse_buckets(Column data, const std::vector<std::size_t>& bounds, std::size_t begin,
                             std::size_t end, PairList& pairs) {
  std::vector<std::uint32_t> table;  // 1 + place of a kept fingerprint; 0 is free
  std::size_t kept = bounds[begin];
  for (std::size_t bucket = begin; bucket < end; ++bucket) {
    const std::size_t size = bounds[bucket + 1] - bounds[bucket];
    const std::size_t mask = std::bit_ceil(2 * size) - 1;
    table.assign(mask + 1, 0);
    for (std::size_t i = bounds[bucket]; i < bounds[bucket + 1]; ++i) {
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
  }
  return kept - bounds[begin];
}

// Collapses all buckets, each thread a share of them and with a list of its own, and closes the
// gaps. Gives how many stay.
std::size_t collapse_equal(Column data, std::size_t count, Block block,
                           std::vector<PairSearch>& searches) {
  const auto parts = static_cast<unsigned>(searches.size());
  const std::vector<std::size_t> bounds = bucket_bounds(data, count, block, parts);
  const std::size_t buckets = bounds.size() - 1;
  std::vector<std::size_t> stay(parts);
  const auto begin = [&](unsigned part) { return buckets * part / parts; };
  each_part(parts, [&](unsigned part) {
    stay[part] =
        collapse_buckets(data, bounds, begin(part), begin(part + 1), searches[part].pairs());
  });
  std::size_t kept = 0;
  for (unsigned part = 0; part < parts; ++part) {
    const Column from = data.from(bounds[begin(part)]);
    std::copy_n(from.fingerprints, stay[part], data.fingerprints + kept);
    std::copy_n(from.positions, stay[part], data.positions + kept);
    kept += stay[part];
  }
  return kept;
}

// Buckets are searched in any order by any thread: the pairs are sorted at the end.
void search_buckets(Column data, Column scratch, const std::vector<std::size_t>& bounds,
                    std::size_t block, unsigned choose, std::vector<PairSearch>& searches) {
  constexpr std::size_t kTask = 16;  // buckets
  const auto threads = static_cast<unsigned>(searches.size());
  parallel_blocks(bounds.size() - 1, kTask, threads,
                  [&](std::size_t begin, std::size_t end, unsigned thread) {
                    for (std::size_t b = begin; b < end; ++b) {
                      const std::size_t size = bounds[b + 1] - bounds[b];
                      if (size == 1) continue;
                      searches[thread].search_bucket(data.from(bounds[b]), scratch.from(bounds[b]),
                                                     size, block, choose);
                    }
                  });
}

// Room for all entries, not written yet.
struct Buffer {
  explicit Buffer(std::size_t count)
      : fingerprints(std::make_unique_for_overwrite<std::uint64_t[]>(count)),
        positions(std::make_unique_for_overwrite<std::uint32_t[]>(count)) {}
  Column column() const { return {fingerprints.get(), positions.get()}; }

  std::unique_ptr<std::uint64_t[]> fingerprints;
  std::unique_ptr<std::uint32_t[]> positions;
};

void search(std::span<const std::uint64_t> fingerprints, std::uint32_t radius,
            std::vector<PairSearch>& searches) {
  const Buffer buffers[2] = {Buffer(fingerprints.size()), Buffer(fingerprints.size())};
  Column data = buffers[0].column();
  Column scratch = buffers[1].column();
  const auto threads = static_cast<unsigned>(searches.size());
  partition_input(fingerprints, scratch, data, kTop, threads);
  const std::size_t count = collapse_equal(data, fingerprints.size(), kTop, searches);
  if (radius == 0) return;
  const unsigned agreeing = count <= kBruteForce ? 0 : agreeing_blocks(count, radius);
  if (agreeing == 0) return searches[0].search_all(data, count);
  const std::vector<Block> blocks = cut(radius + agreeing);
  for (PairSearch& search : searches) search.set_blocks(blocks);
  // The last block first: it may be the one that the entries are partitioned by already.
  for (std::size_t b = blocks.size() - agreeing + 1; b-- > 0;) {
    const bool done = blocks[b].mask() == kTop.mask();
    if (!done && partition(data, scratch, count, blocks[b], threads)) std::swap(data, scratch);
    search_buckets(data, scratch, bucket_bounds(data, count, blocks[b], threads), b, agreeing - 1,
                   searches);
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
