// All pairs within a Hamming distance, beside its floor: sorting by each combination of digits,
// scanning each bucket.
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
#include "cluster/large_vector.h"
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

// What these take is memory that a virtual machine may have given back to its host since it was
// last used, and getting it again costs up to a fifth of the time, now of one alternative, now of
// the other. An untimed call before the timed ones has the host give it in either case.
//
// `busier_thread_ms` is what two threads would take on cores of their own: on a machine that is
// shared, real time says little.
void near_pairs(benchmark::State& state) {
  const auto radius = static_cast<unsigned>(state.range(1));
  const auto& fingerprints = planted(static_cast<std::size_t>(state.range(0)), radius);
  const auto search = [&] {
    return cluster::near_pairs(fingerprints, radius, static_cast<unsigned>(state.range(2)))
        .pairs.size();
  };
  std::size_t pairs = search();
  const double held = memory("VmRSS:");
  reset_peak();
  const double own = cpu_milliseconds(CLOCK_THREAD_CPUTIME_ID);
  const double all = cpu_milliseconds(CLOCK_PROCESS_CPUTIME_ID);
  for (auto _ : state) pairs = search();
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

// The digits that are fixed together, a pair within the radius agrees in one combination: the two
// halves of each of 4 blocks of 16 bits for radius 3, each two of 8 blocks of 8 bits for radius 6.
std::vector<std::vector<cluster::Block>> digits_after(unsigned radius) {
  std::vector<std::vector<cluster::Block>> out(8);  // by the first digit
  for (unsigned first = 0; first < 8; ++first) {
    if (radius == 3 && first % 2 == 0) continue;
    const unsigned end = radius == 3 ? first : 8;
    for (unsigned second = radius == 3 ? first - 1 : first + 1; second < end; ++second) {
      out[first].push_back({8 * second, 8});
    }
  }
  return out;
}

// Radix sort by each combination of digits, the second one in the cache, and a scan of its
// buckets; one core.
void sort_and_scan(const std::vector<std::uint64_t>& fingerprints, unsigned radius) {
  const std::size_t count = fingerprints.size();
  const auto digits = digits_after(radius);
  std::vector<simd::IndexPair> found;
  cluster::LargeVector<std::uint64_t> values[2];
  cluster::LargeVector<std::uint32_t> positions[2];
  for (auto& column : values) column.resize(count);
  for (auto& column : positions) column.resize(count);
  std::copy(fingerprints.begin(), fingerprints.end(), values[0].begin());
  std::iota(positions[0].begin(), positions[0].end(), 0U);
  const cluster::Column data{values[0].data(), positions[0].data()};
  const cluster::Column scratch{values[1].data(), positions[1].data()};
  const std::vector<cluster::Range> all{{0, count}};
  for (unsigned first = 0; first < digits.size(); ++first) {
    if (digits[first].empty()) continue;
    const cluster::Block high{8 * first, 8};
    for (const cluster::Range& range : cluster::partition(data, all, scratch, high, 1)) {
      const cluster::Column parted = data.from(range.begin);
      for (const cluster::Block& second : digits[first]) {
        cluster::partition_by_digit(scratch.from(range.begin), parted, range.size(), second);
        scan_buckets(parted, range.size(), second.mask(), radius, found);
      }
    }
  }
}

void floor_of(benchmark::State& state) {
  const auto radius = static_cast<unsigned>(state.range(1));
  const auto& fingerprints = planted(static_cast<std::size_t>(state.range(0)), radius);
  sort_and_scan(fingerprints, radius);  // untimed, as above
  for (auto _ : state) sort_and_scan(fingerprints, radius);
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
