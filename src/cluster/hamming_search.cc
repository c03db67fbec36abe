#include "cluster/hamming_search.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace newsfold::cluster {
namespace {

constexpr std::size_t kLeaf = 48;        // comparing all is cheaper than one more partition
constexpr std::size_t kLarge = 1 << 15;  // one more block is cheaper than comparing all

void copy(Column from, Column to, std::size_t count) {
  std::memcpy(to.fingerprints, from.fingerprints, count * sizeof(*to.fingerprints));
  std::memcpy(to.positions, from.positions, count * sizeof(*to.positions));
}

}  // namespace

void PairSearch::search_bucket(Column data, Column scratch, std::size_t count, std::size_t block,
                               unsigned choose) {
  differing_.clear();
  for (std::size_t b = 0; b < block; ++b) differing_.push_back(blocks_[b].mask());
  agreeing_ = blocks_[block].mask();
  descend(data, scratch, count, std::span<const Block>(blocks_).subspan(block + 1), choose);
}

void PairSearch::descend(Column data, Column scratch, std::size_t count,
                         std::span<const Block> blocks, unsigned choose) {
  if (count <= kLeaf) return compare(data, count);
  if (choose == 0) {
    return count > kLarge && !refined_ ? refine(data, scratch, count) : compare(data, count);
  }
  Column now = data;
  Column other = scratch;
  const std::size_t outer = differing_.size();
  for (std::size_t b = 0; b + choose <= blocks.size(); ++b) {
    const Block block = blocks[b];
    if (partition(now, other, count, block)) std::swap(now, other);
    agreeing_ |= block.mask();
    for (std::size_t begin = 0, end = 0; begin < count; begin = end) {
      const std::size_t key = block.key(now.fingerprints[begin]);
      for (end = begin + 1; end < count && block.key(now.fingerprints[end]) == key;) ++end;
      if (end - begin == 1) continue;
      descend(now.from(begin), other.from(begin), end - begin, blocks.subspan(b + 1), choose - 1);
    }
    agreeing_ &= ~block.mask();
    differing_.push_back(block.mask());
  }
  differing_.resize(outer);
  if (now.fingerprints != data.fingerprints) copy(now, data, count);
}

// The blocks that are left may all differ. With one of them halved, one of the pieces must agree.
void PairSearch::refine(Column data, Column scratch, std::size_t count) {
  std::vector<Block> pieces;
  for (const Block& block : blocks_) {
    if ((block.mask() & agreeing_) != 0) continue;
    if (pieces.empty() && block.width > 1) {
      const unsigned half = block.width / 2;
      pieces.push_back({block.shift, half});
      pieces.push_back({block.shift + half, block.width - half});
    } else {
      pieces.push_back(block);
    }
  }
  if (pieces.size() <= radius_) return compare(data, count);
  refined_ = true;
  descend(data, scratch, count, pieces, 1);
  refined_ = false;
}

void PairSearch::compare(Column data, std::size_t count) {
  const std::span<const std::uint64_t> fingerprints(data.fingerprints, count);
  found_.clear();
  if (simd::triangle64(fingerprints, radius_, 0, kPairsPerMember * count, found_) < count) {
    return witness(data, count);
  }
  for (const simd::IndexPair& pair : found_) {
    const std::uint64_t difference = fingerprints[pair.a] ^ fingerprints[pair.b];
    const bool here = std::all_of(differing_.begin(), differing_.end(),
                                  [&](std::uint64_t mask) { return (difference & mask) != 0; });
    if (here) add(data.positions[pair.a], data.positions[pair.b], difference);
  }
}

// Breadth first over the fingerprints not reached yet: each is compared until something reaches it.
void PairSearch::witness(Column data, std::size_t count) {
  capped_members_ += count;
  std::vector<std::uint64_t> open(data.fingerprints, data.fingerprints + count);
  std::vector<std::uint32_t> positions(data.positions, data.positions + count);
  std::vector<std::uint32_t> reached;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> queue;
  while (!open.empty() || !queue.empty()) {
    if (queue.empty()) {
      queue.emplace_back(open.back(), positions.back());
      open.pop_back();
      positions.pop_back();
    }
    const auto [fingerprint, position] = queue.back();
    queue.pop_back();
    reached.resize(open.size());
    reached.resize(simd::within64(fingerprint, open.data(), open.size(), radius_, reached.data()));
    for (std::size_t r = reached.size(); r-- > 0;) {
      const std::uint32_t at = reached[r];
      add(position, positions[at], fingerprint ^ open[at]);
      queue.emplace_back(open[at], positions[at]);
      open[at] = open.back();
      positions[at] = positions.back();
      open.pop_back();
      positions.pop_back();
    }
  }
}

void PairSearch::add(std::uint32_t a, std::uint32_t b, std::uint64_t difference) {
  pairs_.push_back(
      {std::min(a, b), std::max(a, b), static_cast<std::uint32_t>(std::popcount(difference))});
}

}  // namespace newsfold::cluster
