// Words, folding, token hashes and copy64, beside ICU and beside a plain pipeline.
#include <algorithm>
#include <cstdint>

#include <benchmark/benchmark.h>

#include "bench/plain_pipeline.h"
#include "bench/text.h"
#include "fingerprint/copy.h"
#include "newsfold/base/hash.h"
#include "newsfold/text/words.h"
#include "reference/simhash.h"
#include "reference/words.h"
#include "simd/shingles.h"
#include "simd/simhash.h"

namespace newsfold {
namespace {

using bench::Sample;

// The sample in pieces of a news article's size.
std::vector<std::string> articles(Sample sample) {
  const std::string& text = bench::sample(sample);
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find("\n\n", std::min(text.size(), at + 3000));
    end = end == std::string::npos ? text.size() : end + 2;
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

template <typename Work>
void run(benchmark::State& state, Sample sample, const Work& work) {
  const std::vector<std::string> pieces = articles(sample);
  for (auto _ : state) {
    for (const std::string& piece : pieces) work(piece);
  }
  state.SetBytesProcessed(state.iterations() *
                          static_cast<std::int64_t>(bench::sample(sample).size()));
}

void icu_words(benchmark::State& state, Sample sample) {
  run(state, sample,
      [](const std::string& text) { benchmark::DoNotOptimize(reference::words(text)); });
}
void words(benchmark::State& state, Sample sample) {
  run(state, sample, [](const std::string& text) { benchmark::DoNotOptimize(text::words(text)); });
}
void icu_fold(benchmark::State& state, Sample sample) {
  run(state, sample,
      [](const std::string& text) { benchmark::DoNotOptimize(reference::fold(text)); });
}
void fold(benchmark::State& state, Sample sample) {
  run(state, sample, [](const std::string& text) { benchmark::DoNotOptimize(text::fold(text)); });
}
void token_hashes(benchmark::State& state, Sample sample) {
  std::vector<text::Word> words;
  std::vector<std::uint64_t> hashes;
  run(state, sample, [&](const std::string& text) {
    text::token_hashes(text, words, hashes);
    benchmark::DoNotOptimize(hashes.data());
  });
}
// Bytes to fingerprint, and nothing else.
void bytes_to_copy64(benchmark::State& state, Sample sample) {
  std::vector<text::Word> words;
  std::vector<std::uint64_t> tokens;
  std::vector<std::uint64_t> shingles;
  run(state, sample, [&](const std::string& text) {
    text::token_hashes(text, words, tokens);
    simd::shingle_hashes(tokens, shingles);
    benchmark::DoNotOptimize(simd::simhash64(shingles));
  });
}
// With the sorted set of shingles that verifies copies.
void copy_features(benchmark::State& state, Sample sample) {
  AnnotatedArticle article;
  Fingerprint out;
  run(state, sample, [&](const std::string& text) {
    article.article.text = text;
    fingerprint::copy_features(article, out);
    benchmark::DoNotOptimize(out.copy64);
  });
}

void plain(benchmark::State& state, Sample sample) {
  run(state, sample,
      [](const std::string& text) { benchmark::DoNotOptimize(bench::plain_pipeline(text)); });
}

#define NEWSFOLD_TEXT_BENCH(function)                       \
  BENCHMARK_CAPTURE(function, English, Sample::kEnglish);   \
  BENCHMARK_CAPTURE(function, Accented, Sample::kAccented); \
  BENCHMARK_CAPTURE(function, Cyrillic, Sample::kCyrillic)

NEWSFOLD_TEXT_BENCH(icu_words);
NEWSFOLD_TEXT_BENCH(words);
NEWSFOLD_TEXT_BENCH(icu_fold);
NEWSFOLD_TEXT_BENCH(fold);
NEWSFOLD_TEXT_BENCH(token_hashes);
NEWSFOLD_TEXT_BENCH(bytes_to_copy64);
NEWSFOLD_TEXT_BENCH(copy_features);
NEWSFOLD_TEXT_BENCH(plain);

}  // namespace
}  // namespace newsfold
