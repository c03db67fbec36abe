#include "cluster/hamming_partition.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "cluster/parallel.h"

namespace newsfold::cluster {
namespace {

constexpr unsigned kDigitBits = 8;
constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;
constexpr std::size_t kParallelCount = 1 << 18;

using Histogram = std::array<std::uint32_t, kDigits>;

// One stable counting-sort pass by at most kDigitBits bits; entry i stands at position(i).
template <typename Position>
void pass(const std::uint64_t* from, const Position& position, Column to, std::size_t count,
          Block digit, unsigned parts) {
  std::vector<Histogram> offsets(parts);
  const auto bound = [&](unsigned part) { return count * part / parts; };
  each_part(parts, [&](unsigned part) {
    offsets[part].fill(0);
    for (std::size_t i = bound(part); i < bound(part + 1); ++i) {
      ++offsets[part][digit.key(from[i])];
    }
  });
  std::uint32_t sum = 0;
  for (std::size_t key = 0; key < kDigits; ++key) {
    for (Histogram& histogram : offsets) sum += std::exchange(histogram[key], sum);
  }
  each_part(parts, [&](unsigned part) {
    for (std::size_t i = bound(part); i < bound(part + 1); ++i) {
      const std::uint32_t at = offsets[part][digit.key(from[i])]++;
      to.fingerprints[at] = from[i];
      to.positions[at] = position(i);
    }
  });
}

void pass(Column from, Column to, std::size_t count, Block digit, unsigned parts) {
  const auto position = [&](std::size_t i) { return from.positions[i]; };
  pass(from.fingerprints, position, to, count, digit, parts);
}

unsigned parts_of(std::size_t count, unsigned threads) {
  return count < kParallelCount ? 1 : std::max(threads, 1U);
}

Block low_digit(Block block) { return {block.shift, block.width / 2}; }

Block high_digit(Block block) {
  return {block.shift + block.width / 2, block.width - block.width / 2};
}

}  // namespace

bool partition(Column from, Column to, std::size_t count, Block block, unsigned threads) {
  const unsigned parts = parts_of(count, threads);
  if (block.width <= kDigitBits) {
    pass(from, to, count, block, parts);
    return true;
  }
  pass(from, to, count, low_digit(block), parts);
  pass(to, from, count, high_digit(block), parts);
  return false;
}

void partition_input(std::span<const std::uint64_t> fingerprints, Column scratch, Column to,
                     Block block, unsigned threads) {
  const unsigned parts = parts_of(fingerprints.size(), threads);
  const auto place = [](std::size_t i) { return static_cast<std::uint32_t>(i); };
  pass(fingerprints.data(), place, scratch, fingerprints.size(), low_digit(block), parts);
  pass(scratch, to, fingerprints.size(), high_digit(block), parts);
}

}  // namespace newsfold::cluster
