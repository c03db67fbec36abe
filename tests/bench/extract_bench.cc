// Extract: what telling a dump's article from its furniture costs, by stage and as a whole.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "extract/classify.h"
#include "extract/context.h"
#include "extract/data.h"
#include "extract/features.h"
#include "extract/page.h"
#include "text.h"

namespace newsfold::extract {
namespace {

constexpr std::size_t kDumpBytes = 6000;
constexpr std::size_t kParagraphBytes = 300;
constexpr const char* kAbove = "Skip to content\nHome\nNews\nSports\nWeather\nSign in\n\n";
constexpr const char* kBelow =
    "\nShare this article\nRelated articles\nSign up for our newsletter\n";

// Dumps of six kilobytes: a menu, paragraphs of the English sample each followed by a short line,
// and what stands below.
std::vector<std::string> made_dumps() {
  std::vector<std::string> dumps;
  const std::string& text = bench::sample(bench::Sample::kEnglish);
  std::string dump = kAbove;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin + kParagraphBytes), text.size());
    std::string paragraph = text.substr(begin, end - begin);
    std::replace(paragraph.begin(), paragraph.end(), '\n', ' ');
    dump.append(paragraph).append(".\n\n").append(paragraph, 0, 24).append("\n");
    begin = end + 1;
    if (dump.size() < kDumpBytes) continue;
    dumps.push_back(dump + kBelow);
    dump = kAbove;
  }
  return dumps;
}

// Calls action(data, lines) for every dump; items are dumps.
template <typename Action>
void each_dump(benchmark::State& state, Action action) {
  const auto data = builtin_data();
  const std::vector<std::string> dumps = made_dumps();
  for (auto _ : state) {
    for (const std::string& dump : dumps) action(*data, split_lines(dump));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(dumps.size()));
}

void page(benchmark::State& state) {
  each_dump(state, [](const Data& data, const std::vector<Line>& lines) {
    benchmark::DoNotOptimize(read_page(data.phrases(), lines).lines.data());
  });
}
BENCHMARK(page)->Name("Extract/page");

void features(benchmark::State& state) {
  each_dump(state, [](const Data& data, const std::vector<Line>& lines) {
    const Page page = read_page(data.phrases(), lines);
    const FeatureTable table = read_features(page, read_context(page), data.function_words());
    benchmark::DoNotOptimize(table.buckets.data());
  });
}
BENCHMARK(features)->Name("Extract/page and features");

void all(benchmark::State& state) {
  each_dump(state, [](const Data& data, const std::vector<Line>& lines) {
    benchmark::DoNotOptimize(classify(data, lines, nullptr).data());
  });
}
BENCHMARK(all)->Name("Extract/classify");

}  // namespace
}  // namespace newsfold::extract
