// Normalize: cost of one article's names, by stage and as a whole.
#include <algorithm>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "newsfold/normalize/normalize.h"
#include "normalize/known_names.h"
#include "normalize/tokens.h"
#include "text.h"

namespace newsfold::normalize {
namespace {

constexpr std::size_t kArticleBytes = 4000;

// The English sample cut into articles at line ends.
std::vector<Article> made_articles() {
  std::vector<Article> articles;
  const std::string& text = bench::sample(bench::Sample::kEnglish);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin + kArticleBytes), text.size());
    Article article;
    article.text = text.substr(begin, end - begin);
    article.language = "en";
    articles.push_back(std::move(article));
    begin = end + 1;
  }
  return articles;
}

template <typename Action>
void each_article(benchmark::State& state, Action action) {
  const std::vector<Article> articles = made_articles();
  std::size_t bytes = 0;
  for (const Article& article : articles) bytes += article.text.size();
  for (auto _ : state) {
    for (const Article& article : articles) action(article);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

void tokens(benchmark::State& state) {
  each_article(state, [](const Article& article) {
    benchmark::DoNotOptimize(tokenize(article).tokens.data());
  });
}
BENCHMARK(tokens)->Name("Normalize/tokens");

void tokens_and_known_names(benchmark::State& state) {
  const auto gazetteer = builtin_gazetteer();
  each_article(state, [&](const Article& article) {
    const TokenStream stream = tokenize(article);
    benchmark::DoNotOptimize(find_known_names(stream, gazetteer.get()).data());
  });
}
BENCHMARK(tokens_and_known_names)->Name("Normalize/tokens and known names");

void everything(benchmark::State& state) {
  const Normalizer normalizer(builtin_gazetteer(), {});
  each_article(state, [&](const Article& article) {
    benchmark::DoNotOptimize(normalizer.normalize(article).data());
  });
}
BENCHMARK(everything)->Name("Normalize/article");

}  // namespace
}  // namespace newsfold::normalize
