#include "cluster/hamming_partition.h"

#include <algorithm>
#include <array>
#include <thread>
#include <utility>

namespace newsfold::cluster {
namespace {

constexpr unsigned kDigitBits = 8;
constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;
constexpr std::size_t kParallelCount = 1 << 18;

using Histogram = std::array<std::uint32_t, kDigits>;

template <typename Body>
void each_part(unsigned parts, const Body& body) {
  std::vector<std::thread> pool;
  for (unsigned part = 1; part < parts; ++part) pool.emplace_back(body, part);
  body(0);
  for (std::thread& thread : pool) thread.join();
}

void scatter(Column from, Column to, std::size_t begin, std::size_t end, Block digit,
             Histogram& offsets) {
  for (std::size_t i = begin; i < end; ++i) {
    const std::uint32_t at = offsets[digit.key(from.fingerprints[i])]++;
    to.fingerprints[at] = from.fingerprints[i];
    to.positions[at] = from.positions[i];
  }
}

// One stable counting-sort pass by at most kDigitBits bits.
void pass(Column from, Column to, std::size_t count, Block digit, unsigned parts) {
  std::vector<Histogram> offsets(parts);
  const auto bound = [&](unsigned part) { return count * part / parts; };
  each_part(parts, [&](unsigned part) {
    offsets[part].fill(0);
    for (std::size_t i = bound(part); i < bound(part + 1); ++i) {
      ++offsets[part][digit.key(from.fingerprints[i])];
    }
  });
  std::uint32_t sum = 0;
  for (std::size_t key = 0; key < kDigits; ++key) {
    for (Histogram& histogram : offsets) sum += std::exchange(histogram[key], sum);
  }
  each_part(parts, [&](unsigned part) {
    scatter(from, to, bound(part), bound(part + 1), digit, offsets[part]);
  });
}

}  // namespace

bool partition(Column from, Column to, std::size_t count, Block block, unsigned threads) {
  const unsigned parts = count < kParallelCount ? 1 : std::max(threads, 1U);
  if (block.width <= kDigitBits) {
    pass(from, to, count, block, parts);
    return true;
  }
  const unsigned low = block.width / 2;
  pass(from, to, count, {block.shift, low}, parts);
  pass(to, from, count, {block.shift + low, block.width - low}, parts);
  return false;
}

}  // namespace newsfold::cluster
