#include "cluster/hamming_partition.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace newsfold::cluster {
namespace {

using Entries = std::vector<std::pair<std::uint64_t, std::uint32_t>>;

// Fingerprints, each with its place.
struct Store {
  explicit Store(std::size_t count) : fingerprints(count), positions(count) {
    std::iota(positions.begin(), positions.end(), 0U);
  }
  Column column() { return {fingerprints.data(), positions.data()}; }
  Entries entries(Range range) const {
    Entries out;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      out.emplace_back(fingerprints[i], positions[i]);
    }
    return out;
  }

  std::vector<std::uint64_t> fingerprints;
  std::vector<std::uint32_t> positions;
};

Store random_store(std::size_t count) {
  std::mt19937_64 random(count);
  Store out(count);
  for (std::uint64_t& fingerprint : out.fingerprints) fingerprint = random();
  return out;
}

Entries stably_sorted(Entries entries, Block block) {
  std::stable_sort(entries.begin(), entries.end(), [&](const auto& x, const auto& y) {
    return block.key(x.first) < block.key(y.first);
  });
  return entries;
}

TEST(HammingPartition, IsStableForEveryWidth) {
  for (const unsigned width : {1U, 7U, 8U, 9U, 13U, 16U}) {
    const Block block{64 - width - 3, width};
    Store from = random_store(3000);
    Store to(3000);
    const Entries expected = stably_sorted(from.entries({0, 3000}), block);
    const bool moved = partition(from.column(), to.column(), 3000, block);
    EXPECT_EQ((moved ? to : from).entries({0, 3000}), expected) << width;
  }
}

TEST(HammingPartition, TakesWhatStandsInRangesOnAnyThreads) {
  const std::vector<Range> ranges{{10, 10}, {20, 21}, {100, 60000}, {60001, 140000}};
  const Block digit{17, 8};
  Store from = random_store(150000);
  Entries taken;
  for (const Range& range : ranges) {
    const Entries some = from.entries(range);
    taken.insert(taken.end(), some.begin(), some.end());
  }
  const Entries expected = stably_sorted(taken, digit);
  for (const unsigned threads : {1U, 2U, 5U}) {
    Store to(taken.size());
    const std::vector<Range> values = partition(from.column(), ranges, to.column(), digit, threads);
    EXPECT_EQ(to.entries({0, taken.size()}), expected) << threads;
    ASSERT_EQ(values.size(), 256u);
    std::size_t end = 0;
    for (std::size_t value = 0; value < values.size(); ++value) {
      EXPECT_EQ(values[value].begin, end);
      end = values[value].end;
      for (const auto& [fingerprint, position] : to.entries(values[value])) {
        EXPECT_EQ(digit.key(fingerprint), value);
      }
    }
    EXPECT_EQ(end, taken.size());
  }
}

TEST(HammingPartition, GivesFingerprintsTheirPlaces) {
  Store from = random_store(70000);
  const Block digit{56, 8};
  const Entries expected = stably_sorted(from.entries({0, 70000}), digit);
  Store to(70000);
  partition(from.fingerprints, to.column(), digit, 2);
  EXPECT_EQ(to.entries({0, 70000}), expected);
}

}  // namespace
}  // namespace newsfold::cluster
