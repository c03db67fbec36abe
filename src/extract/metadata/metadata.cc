#include "extract/metadata/metadata.h"

#include "extract/metadata/page.h"
#include "extract/metadata/slug.h"
#include "extract/metadata/title.h"

namespace newsfold::extract::metadata {
namespace {

void mark(LineVerdict& verdict, LineKind kind, std::uint16_t confidence, std::string_view rule) {
  if (verdict.kind == kind) return;
  verdict.kind = kind;
  verdict.kept = false;
  verdict.confidence = confidence;
  verdict.rule = rule;
}

void fill_title(const Page& page, const Slug& slug, std::span<LineVerdict> verdicts,
                Article& article) {
  std::uint64_t phrase = phrase_hash(page.document().title);
  article.title = page.document().title;
  std::uint16_t confidence = 1000;
  if (article.title.empty()) {
    const std::optional<TitleChoice> choice = choose_title(page, slug);
    if (!choice) return;
    const PageLine& line = page.lines()[choice->position];
    article.title = line.text;
    phrase = line.phrase;
    confidence = choice->confidence;
  }
  for (const PageLine& line : page.lines()) {
    if (line.phrase == phrase) mark(verdicts[line.index], LineKind::kTitle, confidence, "title");
  }
}

}  // namespace
}  // namespace newsfold::extract::metadata

namespace newsfold::extract {

void fill_metadata(const RawDocument& document, std::span<const Line> lines,
                   std::span<LineVerdict> verdicts, bool /*record_candidates*/, Article& article) {
  article.language = metadata::page_language(document, lines, verdicts);
  const metadata::Page page(document, lines, verdicts, article.language);
  const metadata::Slug slug(document.provenance.url);
  metadata::fill_title(page, slug, verdicts, article);
  article.date.published = document.date;
  if (document.date) article.date.source = DateSource::kGiven;
}

}  // namespace newsfold::extract
