#include "extract/metadata/metadata.h"

#include <algorithm>
#include <span>

#include "extract/metadata/authors.h"
#include "extract/metadata/dates.h"
#include "extract/metadata/head.h"
#include "extract/metadata/outlet.h"
#include "extract/metadata/page.h"
#include "extract/metadata/slug.h"
#include "extract/metadata/status.h"
#include "extract/metadata/title.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kLongestDateLine = 25;  // words
constexpr std::uint16_t kDeclaredTitle = 970;

void mark(LineVerdict& verdict, LineKind kind, std::uint16_t confidence, std::string_view rule) {
  if (verdict.kind == kind) return;
  verdict.kind = kind;
  verdict.kept = false;
  verdict.confidence = confidence;
  verdict.rule = rule;
}

struct Title {
  std::string text;
  std::uint16_t confidence = 0;
  std::optional<std::uint32_t> position;  // where a line is it
};

Title find_title(const Page& page, const Slug& slug, const PageHead* head) {
  Title title;
  // What a given article's title is stands where its words do: nothing is left to choose.
  const bool given =
      page.document().kind == ContentKind::kArticle && !page.document().title.empty();
  if (given) return {page.document().title, 1000, {}};
  if (const auto choice = choose_title(page, slug, head)) {
    title.confidence = choice->confidence;
    title.position = choice->position;
    title.text = choice->text;
  }
  if (!page.document().title.empty()) {
    title.text = page.document().title;
    title.confidence = 1000;
  } else if (head != nullptr) {
    if (std::string declared = declared_title(page, head->declared); !declared.empty()) {
      title.text = std::move(declared);
      title.confidence = kDeclaredTitle;
    }
  }
  return title;
}

// The title's position, where a line was chosen for it.
std::optional<std::uint32_t> fill_title(const Page& page, const Slug& slug, const PageHead* head,
                                        std::span<LineVerdict> verdicts, Article& article) {
  Title title = find_title(page, slug, head);
  if (title.text.empty()) return std::nullopt;
  const std::uint64_t phrase = phrase_hash(title.text);
  std::optional<std::uint32_t> first;
  for (std::uint32_t i = 0; i < page.lines().size(); ++i) {
    const PageLine& line = page.lines()[i];
    if (line.phrase != phrase) continue;
    mark(verdicts[line.index], LineKind::kTitle, title.confidence, "title");
    if (!first) first = i;
  }
  // A heading may hold a kicker, too.
  if (!first && title.position) {
    const PageLine& line = page.lines()[*title.position];
    if (line.text.find(title.text) != std::string_view::npos)
      mark(verdicts[line.index], LineKind::kTitle, title.confidence, "title");
  }
  article.title = std::move(title.text);
  const bool chosen = title.position && page.lines()[*title.position].phrase == phrase;
  return chosen || !first ? title.position : first;
}

void fill_date(const Page& page, const Slug& slug, const Declared* declared,
               std::optional<std::uint32_t> title, bool record_candidates,
               std::span<LineVerdict> verdicts, Article& article) {
  DateFindings findings = find_publication(page, slug, declared, title, record_candidates);
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

// The name without what ran into it behind a name that scripts or the card for sharing have.
std::string_view cut_to_known(std::string_view name, std::span<const std::string> known) {
  for (const std::string& other : known) {
    const bool full = other.find(' ') != std::string::npos;
    if (full && name.size() > other.size() && name.starts_with(other) && name[other.size()] == ' ')
      return name.substr(0, other.size());
  }
  return name;
}

// The card names the author, of several perhaps the first alone.
void hear_witnesses(const PageHead& head, AuthorFindings& findings) {
  const std::vector<std::string>& card = head.declared.card_authors;
  bool known = false;
  for (std::string& name : findings.names) {
    name = cut_to_known(cut_to_known(name, card), head.witnesses.authors());
    known |= std::ranges::any_of(
        card, [&](const std::string& other) { return phrase_hash(other) == phrase_hash(name); });
  }
  if (!known && !card.empty()) findings = {card, {}};
}

void fill_authors(const Page& page, const PageHead* head, std::optional<std::uint32_t> title,
                  std::span<LineVerdict> verdicts, Article& article) {
  AuthorFindings findings = find_authors(page, title, head);
  if (head != nullptr) hear_witnesses(*head, findings);
  article.authors = std::move(findings.names);
  if (head != nullptr && !head->declared.authors.empty()) article.authors = head->declared.authors;
  for (const std::uint32_t position : findings.positions) {
    const PageLine& line = page.lines()[position];
    if (line.words.size() <= kLongestDateLine && line.kind != LineKind::kAuthorBio) {
      mark(verdicts[line.index], LineKind::kByline, 900, "byline");
    }
  }
}

void fill_address(const Declared& declared, Provenance& provenance) {
  if (!provenance.url.empty() || declared.url.empty()) return;
  provenance.url = declared.url;
  if (provenance.hostname.empty()) provenance.hostname = declared.host;
  if (!provenance.source.empty()) return;
  provenance.source = declared.host;
  provenance.source_from = SourceFrom::kUrl;
}

void fill_outlet(const Page& page, const Declared* declared, Provenance& provenance) {
  if (!provenance.source.empty()) return;
  provenance.source = declared != nullptr ? declared->outlet : outlet_name(page);
  if (provenance.source.empty()) provenance.source = outlet_name(page);
  if (!provenance.source.empty()) provenance.source_from = SourceFrom::kOutletName;
}

}  // namespace
}  // namespace newsfold::extract::metadata

namespace newsfold::extract {

void fill_metadata(const RawDocument& document, const html::Page* page, std::span<const Line> lines,
                   std::span<LineVerdict> verdicts, bool record_candidates, Article& article) {
  using metadata::Markup;
  const std::string_view content = page != nullptr ? page->text : document.content;
  article.language = metadata::page_language(document, content, lines, verdicts);
  std::optional<Markup> markup;
  std::optional<metadata::PageHead> head;
  if (page != nullptr) {
    markup.emplace(*page);
    head.emplace(metadata::read_head(document, page->declarations, article.language));
    metadata::fill_address(head->declared, article.provenance);
  }
  const metadata::Page view(document, markup ? &*markup : nullptr, lines, verdicts,
                            article.language);
  const metadata::Slug slug(article.provenance.url);
  const metadata::Declared* declared = head ? &head->declared : nullptr;
  const auto title = metadata::fill_title(view, slug, head ? &*head : nullptr, verdicts, article);
  metadata::fill_outlet(view, declared, article.provenance);
  metadata::fill_authors(view, head ? &*head : nullptr, title, verdicts, article);
  metadata::fill_date(view, slug, declared, title, record_candidates, verdicts, article);
  article.status = metadata::judge_status(view, declared, verdicts, article);
}

}  // namespace newsfold::extract
