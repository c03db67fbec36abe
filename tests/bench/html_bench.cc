// Reading pages of HTML: tokens alone, blocks, the whole extraction. An invented page in the
// proportions of a news site's: a third scripts, a third markup of menus and cards, the rest text.
#include <string>

#include <benchmark/benchmark.h>

#include "extract/html/page.h"
#include "extract/html/tokenizer.h"
#include "newsfold/extract/extract.h"

namespace newsfold {
namespace {

std::string card(int i) {
  const std::string n = std::to_string(i);
  return "<li class=\"card card--small js-card\" data-id=\"" + n +
         "\"><a class=\"card__link\" href=\"/a/" + n + "?from=front&amp;slot=" + n +
         "\"><img class=\"card__image lazy\" src=\"/i/" + n + ".jpg\" srcset=\"/i/" + n +
         "-2.jpg 2x\" alt=\"\"><h3 class=\"card__title\">Harbour news number " + n +
         "</h3></a><span class=\"card__time\">" + n + " minutes ago</span></li>\n";
}

const std::string& page() {
  static const std::string kPage = [] {
    std::string html = "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Pier</title>";
    for (int i = 0; i < 30; ++i) {
      html +=
          "<script>window.q=window.q||[];for(var "
          "i=0;i<9;i++){q.push({id:i,size:[300,250],slot:\"top-" +
          std::to_string(i) + "\"});if(i<3){load('/js/' + i)}}" + std::string(1500, 'x') +
          "</script>\n";
    }
    html += "</head><body class=\"article page\"><nav><ul>";
    for (int i = 0; i < 120; ++i) html += card(i);
    html += "</ul></nav><main><article class=\"story\"><h1>The pier closes for two summers</h1>";
    for (int i = 0; i < 60; ++i) {
      html +=
          "<p class=\"story__text\">The harbour council voted on Tuesday to close the old ferry "
          "pier &ndash; "
          "for repairs, as <a href=\"/report\">a report</a> of its engineers asks. They found rust "
          "in <em>eleven</em> of the "
          "forty steel posts that carry the deck, and boats will leave from the northern quay "
          "until "
          "the work ends.</p>\n";
    }
    html += "</article></main><aside><ul>";
    for (int i = 0; i < 120; ++i) html += card(i);
    return html + "</ul></aside><footer><p>&copy; 2024</p></footer></body></html>";
  }();
  return kPage;
}

void count_bytes(benchmark::State& state) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(page().size()));
}

void html_tokens(benchmark::State& state) {
  for (auto _ : state) {
    extract::html::Tokenizer tokenizer(page());
    extract::html::Token token;
    do {
      tokenizer.next(token);
      benchmark::DoNotOptimize(token.data);
    } while (token.kind != extract::html::TokenKind::kEnd);
  }
  count_bytes(state);
}

void html_blocks(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(extract::html::read_page(page()));
  count_bytes(state);
}

void html_extract(benchmark::State& state) {
  const extract::Extractor extractor(extract::builtin_data(), {extract::default_keep()});
  RawDocument document;
  document.kind = ContentKind::kPage;
  document.content = page();
  for (auto _ : state) benchmark::DoNotOptimize(extractor.extract(document));
  count_bytes(state);
}

BENCHMARK(html_tokens)->Name("Html/tokens");
BENCHMARK(html_blocks)->Name("Html/blocks");
BENCHMARK(html_extract)->Name("Html/extract");

}  // namespace
}  // namespace newsfold
