#include "cluster/hamming.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <numeric>
#include <thread>

#include "cluster/hamming_partition.h"
#include "cluster/hamming_search.h"
#include "newsfold/base/hash.h"

namespace newsfold::cluster {
namespace {

constexpr std::size_t kBruteForce = 2048;  // below, nothing beats comparing all
constexpr unsigned kMostAgreeing = 5;

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

std::vector<std::size_t> bucket_bounds(Column data, std::size_t count, Block block) {
  std::vector<std::size_t> bounds;
  for (std::size_t i = 0; i < count; ++i) {
    if (i == 0 || block.key(data.fingerprints[i]) != block.key(data.fingerprints[i - 1])) {
      bounds.push_back(i);
    }
  }
  bounds.push_back(count);
  return bounds;
}

// Partitioned by 16 bits, equal fingerprints meet in a bucket. In buckets [begin, end) the first of
// a kind stays, moved to the front; the others are paired with it and leave. Gives how many stay.
std::size_t collapse_buckets(Column data, const std::vector<std::size_t>& bounds, std::size_t begin,
                             std::size_t end, std::vector<NearPair>& pairs) {
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

// Collapses all buckets, each thread a share of them, and closes the gaps. Gives how many stay.
std::size_t collapse_equal(Column data, std::size_t count, Block block, unsigned threads,
                           std::vector<NearPair>& pairs) {
  const std::vector<std::size_t> bounds = bucket_bounds(data, count, block);
  const std::size_t buckets = bounds.size() - 1;
  const std::size_t parts = std::max(threads, 1U);
  std::vector<std::vector<NearPair>> found(parts);
  std::vector<std::size_t> stay(parts);
  const auto begin = [&](std::size_t part) { return buckets * part / parts; };
  const auto work = [&](std::size_t part) {
    stay[part] = collapse_buckets(data, bounds, begin(part), begin(part + 1), found[part]);
  };
  std::vector<std::thread> pool;
  for (std::size_t part = 1; part < parts; ++part) pool.emplace_back(work, part);
  work(0);
  for (std::thread& thread : pool) thread.join();
  std::size_t kept = 0;
  for (std::size_t part = 0; part < parts; ++part) {
    const Column from = data.from(bounds[begin(part)]);
    std::copy_n(from.fingerprints, stay[part], data.fingerprints + kept);
    std::copy_n(from.positions, stay[part], data.positions + kept);
    kept += stay[part];
    pairs.insert(pairs.end(), found[part].begin(), found[part].end());
  }
  return kept;
}

// Sorts each thread's share, then merges them.
void sort_pairs(std::vector<NearPair>& pairs, unsigned threads) {
  std::vector<std::size_t> bounds;
  for (std::size_t part = 0; part <= std::max(threads, 1U); ++part) {
    bounds.push_back(pairs.size() * part / std::max(threads, 1U));
  }
  const auto at = [&](std::size_t part) {
    return pairs.begin() + static_cast<std::ptrdiff_t>(bounds[part]);
  };
  std::vector<std::thread> pool;
  for (std::size_t part = 1; part + 1 < bounds.size(); ++part) {
    pool.emplace_back([&at, part] { std::sort(at(part), at(part + 1)); });
  }
  std::sort(at(0), at(1));
  for (std::thread& thread : pool) thread.join();
  for (std::size_t part = 1; part + 1 < bounds.size(); ++part) {
    std::inplace_merge(at(0), at(part), at(part + 1));
  }
}

// Buckets are searched in any order by any thread: the pairs are sorted at the end.
void search_buckets(Column data, Column scratch, const std::vector<std::size_t>& bounds,
                    std::size_t block, unsigned choose, std::vector<PairSearch>& searches) {
  constexpr std::size_t kTask = 16;  // buckets
  std::atomic<std::size_t> next{0};
  const auto work = [&](PairSearch& search) {
    for (std::size_t task = next.fetch_add(kTask); task + 1 < bounds.size();
         task = next.fetch_add(kTask)) {
      for (std::size_t b = task; b < std::min(task + kTask, bounds.size() - 1); ++b) {
        const std::size_t size = bounds[b + 1] - bounds[b];
        if (size == 1) continue;
        search.search_bucket(data.from(bounds[b]), scratch.from(bounds[b]), size, block, choose);
      }
    }
  };
  std::vector<std::thread> pool;
  for (std::size_t t = 1; t < searches.size(); ++t) pool.emplace_back(work, std::ref(searches[t]));
  work(searches[0]);
  for (std::thread& thread : pool) thread.join();
}

}  // namespace

NearPairs near_pairs(std::span<const std::uint64_t> fingerprints, std::uint32_t radius,
                     unsigned threads) {
  NearPairs out;
  std::vector<std::uint64_t> values[2];
  std::vector<std::uint32_t> positions[2];
  values[0].assign(fingerprints.begin(), fingerprints.end());
  values[1].resize(fingerprints.size());
  for (auto& column : positions) column.resize(fingerprints.size());
  std::iota(positions[0].begin(), positions[0].end(), 0U);
  Column data{values[0].data(), positions[0].data()};
  Column scratch{values[1].data(), positions[1].data()};

  constexpr Block kTop{48, 16};
  if (partition(data, scratch, fingerprints.size(), kTop, threads)) std::swap(data, scratch);
  const std::size_t count = collapse_equal(data, fingerprints.size(), kTop, threads, out.pairs);

  const unsigned agreeing = count <= kBruteForce ? 0 : agreeing_blocks(count, radius);
  const std::vector<Block> blocks = cut(radius + agreeing);
  std::vector<PairSearch> searches(std::max(threads, 1U), PairSearch(radius, blocks));
  if (radius > 0 && agreeing == 0) searches[0].search_all(data, count);
  for (std::size_t b = 0; radius > 0 && agreeing > 0 && b + agreeing <= blocks.size(); ++b) {
    if (partition(data, scratch, count, blocks[b], threads)) std::swap(data, scratch);
    search_buckets(data, scratch, bucket_bounds(data, count, blocks[b]), b, agreeing - 1, searches);
  }
  for (PairSearch& search : searches) {
    out.pairs.insert(out.pairs.end(), search.pairs().begin(), search.pairs().end());
    out.capped_members += search.capped_members();
  }
  sort_pairs(out.pairs, threads);
  out.pairs.erase(std::unique(out.pairs.begin(), out.pairs.end()), out.pairs.end());
  return out;
}

}  // namespace newsfold::cluster
