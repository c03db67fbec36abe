// Words, folding, token hashes and copy64, beside ICU and beside a plain pipeline.
#include <algorithm>
#include <cstdint>

#include <benchmark/benchmark.h>

#include "bench/text.h"
#include "fingerprint/copy.h"
#include "newsfold/base/hash.h"
#include "newsfold/text/words.h"
#include "reference/simhash.h"
#include "reference/words.h"

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
void copy64(benchmark::State& state, Sample sample) {
  AnnotatedArticle article;
  Fingerprint out;
  run(state, sample, [&](const std::string& text) {
    article.article.text = text;
    fingerprint::copy_features(article, out);
    benchmark::DoNotOptimize(out.copy64);
  });
}

// ASCII letters and digits are words, lower-cased one by one; XXH3 of each shingle's bytes; a loop
// over bits.
std::uint64_t plain_pipeline(const std::string& text) {
  std::string lower;
  std::vector<std::size_t> begins, ends;
  for (const char c : text) {
    const bool word =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80);
    const bool inside = begins.size() > ends.size();
    if (word && !inside) begins.push_back(lower.size());
    if (!word && inside) ends.push_back(lower.size());
    if (word) lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    if (!word && inside) lower.push_back(' ');
  }
  std::int32_t votes[64] = {};
  for (std::size_t i = 0; i + 2 < ends.size(); ++i) {
    const std::uint64_t hash =
        hash64(std::string_view(lower).substr(begins[i], ends[i + 2] - begins[i]));
    for (unsigned bit = 0; bit < 64; ++bit) votes[bit] += 2 * static_cast<int>(hash >> bit & 1) - 1;
  }
  std::uint64_t out = 0;
  for (unsigned bit = 0; bit < 64; ++bit) out |= std::uint64_t{votes[bit] > 0} << bit;
  return out;
}
void plain(benchmark::State& state, Sample sample) {
  run(state, sample,
      [](const std::string& text) { benchmark::DoNotOptimize(plain_pipeline(text)); });
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
NEWSFOLD_TEXT_BENCH(copy64);
NEWSFOLD_TEXT_BENCH(plain);

}  // namespace
}  // namespace newsfold
