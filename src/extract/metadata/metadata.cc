#include "extract/metadata/metadata.h"

#include "extract/metadata/authors.h"
#include "extract/metadata/dates.h"
#include "extract/metadata/outlet.h"
#include "extract/metadata/page.h"
#include "extract/metadata/slug.h"
#include "extract/metadata/status.h"
#include "extract/metadata/title.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kLongestDateLine = 25;  // words

void mark(LineVerdict& verdict, LineKind kind, std::uint16_t confidence, std::string_view rule) {
  if (verdict.kind == kind) return;
  verdict.kind = kind;
  verdict.kept = false;
  verdict.confidence = confidence;
  verdict.rule = rule;
}

// The title's position, where a line of the dump was chosen for it.
std::optional<std::uint32_t> fill_title(const Page& page, const Slug& slug,
                                        std::span<LineVerdict> verdicts, Article& article) {
  std::uint64_t phrase = phrase_hash(page.document().title);
  article.title = page.document().title;
  std::uint16_t confidence = 1000;
  std::optional<std::uint32_t> position;
  if (article.title.empty()) {
    const std::optional<TitleChoice> choice = choose_title(page, slug);
    if (!choice) return std::nullopt;
    position = choice->position;
    const PageLine& line = page.lines()[*position];
    article.title = line.text;
    phrase = line.phrase;
    confidence = choice->confidence;
  }
  for (std::uint32_t i = 0; i < page.lines().size(); ++i) {
    const PageLine& line = page.lines()[i];
    if (line.phrase != phrase) continue;
    mark(verdicts[line.index], LineKind::kTitle, confidence, "title");
    if (!position) position = i;
  }
  return position;
}

void fill_date(const Page& page, const Slug& slug, std::optional<std::uint32_t> title,
               bool record_candidates, std::span<LineVerdict> verdicts, Article& article) {
  DateFindings findings = find_publication(page, slug, title, record_candidates);
  article.date = findings.date;
  article.date_candidates = std::move(findings.candidates);
  if (!findings.published_at) return;
  // A line of the text may speak the date of its own day: only short lines are date lines.
  const PageLine& line = page.lines()[*findings.published_at];
  const bool dateline = article.date.source == DateSource::kDateline;
  if (!dateline && line.words.size() <= kLongestDateLine && line.kind != LineKind::kByline) {
    mark(verdicts[line.index], LineKind::kDate, article.date.confidence, "date");
  }
}

void fill_authors(const Page& page, std::optional<std::uint32_t> title,
                  std::span<LineVerdict> verdicts, Article& article) {
  AuthorFindings findings = find_authors(page, title);
  article.authors = std::move(findings.names);
  for (const std::uint32_t position : findings.positions) {
    const PageLine& line = page.lines()[position];
    if (line.words.size() <= kLongestDateLine && line.kind != LineKind::kAuthorBio) {
      mark(verdicts[line.index], LineKind::kByline, 900, "byline");
    }
  }
}

}  // namespace
}  // namespace newsfold::extract::metadata

namespace newsfold::extract {

void fill_metadata(const RawDocument& document, const html::Page* html, std::span<const Line> lines,
                   std::span<LineVerdict> verdicts, bool record_candidates, Article& article) {
  const std::string_view content = html != nullptr ? html->text : document.content;
  article.language = metadata::page_language(document, content, lines, verdicts);
  const metadata::Page page(document, lines, verdicts, article.language);
  const metadata::Slug slug(document.provenance.url);
  const auto title = metadata::fill_title(page, slug, verdicts, article);
  if (article.provenance.source.empty()) {
    article.provenance.source = metadata::outlet_name(page);
    if (!article.provenance.source.empty())
      article.provenance.source_from = SourceFrom::kOutletName;
  }
  metadata::fill_authors(page, title, verdicts, article);
  metadata::fill_date(page, slug, title, record_candidates, verdicts, article);
  article.status = metadata::judge_status(page, verdicts, article);
}

}  // namespace newsfold::extract
