// Gazetteer: cost a token for growing numbers of aliases, and the cost of opening the shipped one.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

#include <benchmark/benchmark.h>

#include "newsfold/base/hash.h"
#include "normalize/gazetteer_blob.h"

namespace newsfold::normalize {
namespace {

constexpr std::size_t kTextTokens = 1 << 17;
constexpr std::size_t kAhead =
    8;  // tokens: find_known_names looks as far ahead in capitalized ones

// Word ranks of running text fall off about as 1/rank.
std::uint64_t word(std::mt19937_64& random, double vocabulary) {
  const double uniform = static_cast<double>(random() >> 11) * 0x1.0p-53;
  return mix64(static_cast<std::uint64_t>(std::pow(vocabulary, uniform)));
}

// Names of one to three words: rare words, now and then a frequent one ("Bank of …").
GazetteerSource made_source(std::size_t aliases) {
  GazetteerSource source;
  source.entries.push_back({"x", "X", EntityType::kOther, 0, {}});
  source.entry_of_id.emplace("x", 0);
  std::mt19937_64 random(11);
  for (std::size_t i = 0; i < aliases; ++i) {
    SourceAlias alias;
    for (std::uint64_t words = 1 + random() % 3; words > 0; --words) {
      alias.token_hashes.push_back(mix64(1000 + random() % 400000));
    }
    source.aliases.push_back(std::move(alias));
  }
  return source;
}

// Running text in which one token in ten begins a known name.
std::vector<std::uint64_t> made_text(const GazetteerSource& source) {
  std::mt19937_64 random(12);
  std::vector<std::uint64_t> text;
  while (text.size() < kTextTokens) {
    if (random() % 10 == 0) {
      const auto& name = source.aliases[random() % source.aliases.size()].token_hashes;
      text.insert(text.end(), name.begin(), name.end());
    } else {
      text.push_back(word(random, 400000));
    }
  }
  return text;
}

void match_all(benchmark::State& state) {
  const GazetteerSource source = made_source(static_cast<std::size_t>(state.range(0)));
  const std::string blob = build_blob(source);
  const BlobGazetteer gazetteer = BlobGazetteer::open(blob).value();
  const std::vector<std::uint64_t> text = made_text(source);
  for (auto _ : state) {
    std::size_t found = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      gazetteer.prefetch(text, std::min(i + kAhead, text.size()));
      found += gazetteer.longest_match(text, i).token_count;
    }
    benchmark::DoNotOptimize(found);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
  state.counters["blob_MB"] = static_cast<double>(blob.size()) / 1e6;
}
BENCHMARK(match_all)->Name("Gazetteer/token")->Arg(10000)->Arg(150000)->Arg(1000000);

void open_shipped(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(builtin_gazetteer()->alias_count());
}
BENCHMARK(open_shipped)->Name("Gazetteer/open");

}  // namespace
}  // namespace newsfold::normalize
