// Accumulation of 64-bit SimHash: the kernels on each target beside the load limit and simpler
// ways.
#include <array>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/baselines.h"
#include "reference/simhash.h"
#include "simd/hamming.h"
#include "simd/simhash.h"
#include "simd/target.h"

namespace newsfold {
namespace {

constexpr std::size_t kAlign = 64;

// Aligned, so that a load never crosses a cache line.
class Hashes {
 public:
  explicit Hashes(std::size_t n) : storage_(n + kAlign / 8), size_(n) {
    void* at = storage_.data();
    std::size_t room = storage_.size() * 8;
    data_ = static_cast<std::uint64_t*>(std::align(kAlign, n * 8, at, room));
    std::mt19937_64 random(n);
    for (std::size_t i = 0; i < n; ++i) data_[i] = random();
  }
  std::span<const std::uint64_t> span() const { return {data_, size_}; }

 private:
  std::vector<std::uint64_t> storage_;
  std::uint64_t* data_;
  std::size_t size_;
};

template <typename Kernel>
void run(benchmark::State& state, const Kernel& kernel) {
  const Hashes hashes(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(kernel(hashes.span()));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void on_target(benchmark::State& state, const std::string& target) {
  simd::use_target(target);
  run(state, simd::simhash64);
  simd::use_target("");
}

void plain(benchmark::State& state) {
  run(state, [](std::span<const std::uint64_t> hashes) {
    return reference::simhash64({hashes.begin(), hashes.end()});
  });
}

std::vector<std::uint8_t> small_weights(std::size_t n) {
  std::mt19937_64 random(9);
  std::vector<std::uint8_t> out(n);
  for (auto& weight : out) weight = static_cast<std::uint8_t>(1 + random() % simd::kMostWeight);
  return out;
}

template <typename Kernel>
void run_weighted(benchmark::State& state, const Kernel& kernel) {
  const Hashes hashes(static_cast<std::size_t>(state.range(0)));
  const std::vector<std::uint8_t> weights = small_weights(hashes.span().size());
  if (kernel(hashes.span(), weights) != simd::weighted_simhash64(hashes.span(), weights)) {
    return state.SkipWithError("gives another signature");
  }
  for (auto _ : state) benchmark::DoNotOptimize(kernel(hashes.span(), weights));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

// As many bytes as hashes and their weights have.
void weighted_load_limit(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const Hashes bytes(n + n / sizeof(std::uint64_t));
  for (auto _ : state) benchmark::DoNotOptimize(bench::load_limit_avx512(bytes.span()));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void weighted_on_target(benchmark::State& state, const std::string& target) {
  simd::use_target(target);
  run_weighted(state, simd::weighted_simhash64);
  simd::use_target("");
}

// The story signature of `range` features of weights up to 4,095.
void wide_on_target(benchmark::State& state, const std::string& target) {
  simd::use_target(target);
  std::mt19937_64 random(7);
  std::vector<std::uint32_t> features(static_cast<std::size_t>(state.range(0)));
  std::vector<std::uint16_t> weights(features.size());
  for (auto& feature : features) feature = static_cast<std::uint32_t>(random());
  for (auto& weight : weights) weight = static_cast<std::uint16_t>(random() >> 52);
  std::array<std::uint64_t, simd::kWideWords> out{};
  for (auto _ : state) {
    simd::weighted_wide_simhash(features, weights, out);
    benchmark::DoNotOptimize(out);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  simd::use_target("");
}

// Four signatures against 4,096 others.
void hamming_on_target(benchmark::State& state, const std::string& target) {
  simd::use_target(target);
  std::mt19937_64 random(8);
  std::vector<std::uint64_t> base(4096 * simd::kWideWords);
  for (auto& word : base) word = random();
  std::vector<std::uint16_t> out(4 * 4096);
  const simd::FourSignatures queries = {base.data(), base.data() + simd::kWideWords,
                                        base.data() + 2 * simd::kWideWords,
                                        base.data() + 3 * simd::kWideWords};
  for (auto _ : state) {
    simd::hamming2048_four(queries, base.data(), 4096, out.data());
    benchmark::DoNotOptimize(out.data());
  }
  state.SetItemsProcessed(state.iterations() * 4 * 4096);
  simd::use_target("");
}

void sizes(benchmark::internal::Benchmark* benchmark) {
  benchmark->Arg(200)->Arg(500)->Arg(1000)->Arg(2000)->Arg(4000);
}

const bool kRegistered = [] {
  for (const std::string& target : simd::supported_targets()) {
    sizes(benchmark::RegisterBenchmark(("SimHash64/" + target).c_str(), on_target, target));
    benchmark::RegisterBenchmark(("Weighted64/" + target).c_str(), weighted_on_target, target)
        ->Arg(200)
        ->Arg(1000);
    benchmark::RegisterBenchmark(("WideSimHash/" + target).c_str(), wide_on_target, target)
        ->Arg(256);
    benchmark::RegisterBenchmark(("Hamming2048/" + target).c_str(), hamming_on_target, target);
  }
  sizes(benchmark::RegisterBenchmark("SimHash64/LoadLimit512", [](benchmark::State& state) {
    run(state, bench::load_limit_avx512);
  }));
  sizes(benchmark::RegisterBenchmark("SimHash64/LoadLimit256", [](benchmark::State& state) {
    run(state, bench::load_limit_avx2);
  }));
  sizes(benchmark::RegisterBenchmark("SimHash64/ByteLanesAVX2", [](benchmark::State& state) {
    run(state, bench::byte_lanes_avx2);
  }));
  sizes(benchmark::RegisterBenchmark("SimHash64/PlainLoop", plain));
  benchmark::RegisterBenchmark("Weighted64/LoadLimit512", weighted_load_limit)->Arg(200)->Arg(1000);
  benchmark::RegisterBenchmark(
      "Weighted64/Int8Masks",
      [](benchmark::State& state) { run_weighted(state, bench::weighted_int8_masks); })
      ->Arg(200)
      ->Arg(1000);
  return true;
}();

}  // namespace
}  // namespace newsfold
