// All pairs within a Hamming distance, beside its floor: partitioning by each combination of
// blocks, scanning each bucket.
#include <algorithm>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "cluster/hamming.h"
#include "cluster/hamming_partition.h"
#include "newsfold/cluster/hamming_index.h"
#include "simd/hamming.h"

namespace newsfold {
namespace {

// Random fingerprints, a fifth of them within `radius` of an earlier one.
const std::vector<std::uint64_t>& planted(std::size_t count, unsigned radius) {
  static std::vector<std::uint64_t> made;
  static unsigned made_for = 0;
  if (made.size() == count && made_for == radius) return made;
  std::mt19937_64 random(1);
  made.assign(count, 0);
  made_for = radius;
  for (std::size_t i = 0; i < count; ++i) {
    made[i] = random();
    if (i == 0 || random() % 5 != 0) continue;
    made[i] = made[random() % i];
    for (std::uint64_t flips = random() % (radius + 1); flips > 0; --flips) {
      made[i] ^= std::uint64_t{1} << random() % 64;
    }
  }
  return made;
}

double cpu_milliseconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

// The most memory held since `reset_peak`, in bytes.
void reset_peak() { std::ofstream("/proc/self/clear_refs") << "5"; }

double memory(const std::string& field) {
  std::ifstream status("/proc/self/status");
  for (std::string name; status >> name; status.ignore(1 << 10, '\n')) {
    double kilobytes = 0;
    if (name == field && status >> kilobytes) return 1024 * kilobytes;
  }
  return 0;
}

// `busier_thread_ms` is what two threads would take on cores of their own: on a machine that is
// shared, real time says little.
void near_pairs(benchmark::State& state) {
  const auto radius = static_cast<unsigned>(state.range(1));
  const auto& fingerprints = planted(static_cast<std::size_t>(state.range(0)), radius);
  std::size_t pairs = 0;
  const double held = memory("VmRSS:");
  reset_peak();
  const double own = cpu_milliseconds(CLOCK_THREAD_CPUTIME_ID);
  const double all = cpu_milliseconds(CLOCK_PROCESS_CPUTIME_ID);
  for (auto _ : state) {
    pairs = cluster::near_pairs(fingerprints, radius, static_cast<unsigned>(state.range(2)))
                .pairs.size();
  }
  const double own_spent = cpu_milliseconds(CLOCK_THREAD_CPUTIME_ID) - own;
  const double all_spent = cpu_milliseconds(CLOCK_PROCESS_CPUTIME_ID) - all;
  state.counters["busier_thread_ms"] =
      std::max(own_spent, all_spent - own_spent) / static_cast<double>(state.iterations());
  state.counters["peak_bytes_a_fingerprint"] =
      (memory("VmHWM:") - held) / static_cast<double>(fingerprints.size());
  state.counters["pairs"] = static_cast<double>(pairs);
}

// Compares all in each bucket of fingerprints that agree in `mask`.
void scan_buckets(cluster::Column data, std::size_t count, std::uint64_t mask, unsigned radius,
                  std::vector<simd::IndexPair>& found) {
  for (std::size_t at = 0, end = 0; at < count; at = end) {
    const std::uint64_t key = data.fingerprints[at] & mask;
    for (end = at + 1; end < count && (data.fingerprints[end] & mask) == key;) ++end;
    found.clear();
    simd::triangle64({data.fingerprints + at, end - at}, radius, 0, ~std::size_t{0}, found);
    benchmark::DoNotOptimize(found.data());
  }
}

// Radix sort by each combination of blocks and a scan of its buckets, one core: 1 of radius + 1
// blocks up to radius 4, then 2 of radius + 2, sorted by their first once. A pair within the radius
// agrees in one combination.
void floor_of(benchmark::State& state) {
  const auto radius = static_cast<unsigned>(state.range(1));
  const auto& fingerprints = planted(static_cast<std::size_t>(state.range(0)), radius);
  const std::size_t count = fingerprints.size();
  const unsigned blocks = radius <= 4 ? radius + 1 : radius + 2;
  const auto block = [&](unsigned b) {
    return cluster::Block{64 * b / blocks, 64 * (b + 1) / blocks - 64 * b / blocks};
  };
  std::vector<std::uint64_t> values[2];
  std::vector<std::uint32_t> positions[2];
  std::vector<simd::IndexPair> found;
  for (auto _ : state) {
    values[0] = fingerprints;
    values[1].resize(count);
    for (auto& column : positions) column.resize(count);
    std::iota(positions[0].begin(), positions[0].end(), 0U);
    cluster::Column data{values[0].data(), positions[0].data()};
    cluster::Column scratch{values[1].data(), positions[1].data()};
    for (unsigned first = 0; first < blocks; ++first) {
      if (cluster::partition(data, scratch, count, block(first), 1)) std::swap(data, scratch);
      if (radius <= 4) scan_buckets(data, count, block(first).mask(), radius, found);
      for (unsigned second = first + 1; radius > 4 && second < blocks; ++second) {
        // Of 8 bits, a block takes one pass: `data` stays sorted by the first.
        cluster::partition(data, scratch, count, block(second), 1);
        scan_buckets(scratch, count, block(first).mask() | block(second).mask(), radius, found);
      }
    }
  }
}

// A thousand new ones, half of them near a standing one.
void hamming_index(benchmark::State& state) {
  const auto radius = static_cast<unsigned>(state.range(1));
  const auto& standing = planted(static_cast<std::size_t>(state.range(0)), 3);
  const cluster::HammingIndex index(standing);
  std::mt19937_64 random(2);
  std::vector<std::uint64_t> queries(1000);
  for (std::size_t q = 0; q < queries.size(); ++q) {
    queries[q] = q % 2 == 0 ? standing[random() % standing.size()] ^ 0x11 : random();
  }
  std::size_t pairs = 0;
  for (auto _ : state) pairs = index.query(queries, radius).pairs.size();
  state.counters["pairs"] = static_cast<double>(pairs);
}

BENCHMARK(near_pairs)
    ->Args({1'000'000, 3, 1})
    ->Args({1'000'000, 6, 1})
    ->Args({10'000'000, 3, 1})
    ->Args({10'000'000, 3, 2})
    ->Args({10'000'000, 6, 1})
    ->Args({10'000'000, 6, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(floor_of)
    ->Args({1'000'000, 3})
    ->Args({10'000'000, 3})
    ->Args({10'000'000, 6})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(hamming_index)
    ->Args({1'000'000, 3})
    ->Args({1'000'000, 6})
    ->Args({10'000'000, 3})
    ->Args({10'000'000, 6})
    ->Args({10'000'000, 8})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace newsfold
