#include "cluster/hamming_partition.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cluster/parallel.h"

namespace newsfold::cluster {
namespace {

constexpr std::size_t kDigits = std::size_t{1} << Block::kDigitBits;
constexpr std::size_t kParallelCount = 1 << 16;
constexpr unsigned kPartsPerThread = 16;  // a thread held up by others leaves its parts to them

using Histogram = std::array<std::uint32_t, kDigits>;

void count_digits(const std::uint64_t* from, Range range, Block digit, Histogram& counts) {
  for (std::size_t i = range.begin; i < range.end; ++i) ++counts[digit.key(from[i])];
}

// Entry i stands at position(i).
template <typename Position>
void scatter(const std::uint64_t* from, const Position& position, Range range, Column to,
             Block digit, Histogram& offsets) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const std::uint32_t at = offsets[digit.key(from[i])]++;
    to.fingerprints[at] = from[i];
    to.positions[at] = position(i);
  }
}

// Calls body(range) for what entries [begin, end), counted over all of `ranges`, take of each.
template <typename Body>
void each_run(std::span<const Range> ranges, std::size_t begin, std::size_t end, const Body& body) {
  std::size_t before = 0;
  for (const Range& range : ranges) {
    const std::size_t from = std::max(begin, before);
    const std::size_t to = std::min(end, before + range.size());
    if (from < to) body(Range{range.begin + from - before, range.begin + to - before});
    before += range.size();
  }
}

template <typename Position>
std::vector<Range> partition_ranges(const std::uint64_t* from, const Position& position,
                                    std::span<const Range> ranges, Column to, Block digit,
                                    unsigned threads) {
  std::size_t count = 0;
  for (const Range& range : ranges) count += range.size();
  const unsigned parts = threads < 2 || count < kParallelCount ? 1 : threads * kPartsPerThread;
  std::vector<Histogram> offsets(parts);
  const auto each_part_run = [&](const auto& body) {
    parallel_blocks(parts, 1, threads, [&](std::size_t part, std::size_t, unsigned) {
      each_run(ranges, count * part / parts, count * (part + 1) / parts,
               [&](Range range) { body(range, offsets[part]); });
    });
  };
  each_part_run([&](Range range, Histogram& counts) { count_digits(from, range, digit, counts); });
  std::vector<Range> values;
  std::uint32_t sum = 0;
  for (std::size_t key = 0; key < kDigits; ++key) {
    const std::size_t begin = sum;
    for (Histogram& histogram : offsets) sum += std::exchange(histogram[key], sum);
    values.push_back({begin, sum});
  }
  each_part_run(
      [&](Range range, Histogram& begins) { scatter(from, position, range, to, digit, begins); });
  return values;
}

}  // namespace

void partition_by_digit(Column from, Column to, std::size_t count, Block digit) {
  Histogram offsets{};
  count_digits(from.fingerprints, {0, count}, digit, offsets);
  std::uint32_t sum = 0;
  for (std::uint32_t& offset : offsets) sum += std::exchange(offset, sum);
  const auto position = [&](std::size_t i) { return from.positions[i]; };
  scatter(from.fingerprints, position, {0, count}, to, digit, offsets);
}

bool partition(Column from, Column to, std::size_t count, Block block) {
  const Block low = block.low_digit();
  if (low.width == 0) {
    partition_by_digit(from, to, count, block);
    return true;
  }
  partition_by_digit(from, to, count, low);
  partition_by_digit(to, from, count, block.high_digit());
  return false;
}

std::vector<Range> partition(Column from, std::span<const Range> ranges, Column to, Block digit,
                             unsigned threads) {
  const auto position = [&](std::size_t i) { return from.positions[i]; };
  return partition_ranges(from.fingerprints, position, ranges, to, digit, threads);
}

std::vector<Range> partition(std::span<const std::uint64_t> fingerprints, Column to, Block digit,
                             unsigned threads) {
  const auto place = [](std::size_t i) { return static_cast<std::uint32_t>(i); };
  const Range all{0, fingerprints.size()};
  return partition_ranges(fingerprints.data(), place, {&all, 1}, to, digit, threads);
}

}  // namespace newsfold::cluster
