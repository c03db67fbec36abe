#include "newsfold/extract/extract.h"

#include <optional>

#include "extract/classify.h"
#include "extract/data.h"
#include "extract/html/page.h"
#include "extract/kinds.h"
#include "extract/line_words.h"
#include "extract/lines.h"
#include "extract/metadata/metadata.h"
#include "extract/wrapped.h"
#include "newsfold/extract/templates.h"

namespace newsfold::extract {

std::array<bool, kLineKindCount> default_keep() {
  std::array<bool, kLineKindCount> keep{};
  for (const LineKind kind : {LineKind::kBody, LineKind::kStandfirst, LineKind::kSubhead}) {
    keep[static_cast<std::size_t>(kind)] = true;
  }
  return keep;
}

namespace {

void append_paragraph(std::string& text, std::string_view line) {
  if (!text.empty()) text += "\n\n";
  if (line.find('\n') == std::string_view::npos) {
    text += line;
  } else {
    text += unwrapped(line);
  }
}

void assemble(std::span<const Line> lines, std::span<LineVerdict> verdicts, const Options& options,
              Article& article) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    LineVerdict& verdict = verdicts[i];
    if (verdict.kind == LineKind::kBlank) {
      verdict.kept = false;
      continue;
    }
    verdict.kept = options.keep[static_cast<std::size_t>(verdict.kind)];
    if (verdict.kept) append_paragraph(article.text, lines[i].text);
    if (verdict.kind == LineKind::kCaption) article.captions.push_back(unwrapped(lines[i].text));
  }
}

bool is_page(ContentKind kind) {
  return kind == ContentKind::kPage || kind == ContentKind::kWholePage;
}

// Lines of the site's template become what it says, but for those that a rule decided to keep.
void apply_templates(const Templates& templates, std::string_view site, std::span<const Line> lines,
                     std::span<LineVerdict> verdicts) {
  if (site.empty() || !templates.sites().contains(site)) return;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    LineVerdict& verdict = verdicts[i];
    if (verdict.kind == LineKind::kBlank || (verdict.kept && verdict.confidence == 1000)) continue;
    const LineWords words = words_of_line(lines[i].text);
    const TemplateLine* line = templates.find(site, words.exact, words.without_numbers);
    if (line == nullptr || words.count == 0) continue;
    // A removed line that a finer reading has told already keeps its kind.
    if (!verdict.kept && !is_article_kind(line->kind)) continue;
    verdict.kind = line->kind;
    verdict.kept = is_article_kind(line->kind);
    verdict.confidence = static_cast<std::uint16_t>(1000 - 1000 / (line->documents + 1));
    verdict.rule = "template";
  }
}

// A record that gives its date and an article's text has said what its lines are for, but for a
// headline above them.
bool says_what_it_is(const RawDocument& document) {
  return document.kind == ContentKind::kArticle && document.date;
}

bool may_be_headline(std::string_view line) {
  constexpr std::size_t kLongest = 200;  // bytes
  return line.size() <= kLongest && !line.ends_with('.') && !line.ends_with("。");
}

std::vector<LineVerdict> verdicts_of_given(std::span<const Line> lines, bool titled) {
  std::vector<LineVerdict> verdicts;
  verdicts.reserve(lines.size());
  bool head = !titled;
  for (const Line& line : lines) {
    LineKind kind = line.blank() ? LineKind::kBlank : LineKind::kBody;
    if (head && !line.blank()) {
      head = false;
      if (may_be_headline(line.text)) kind = LineKind::kTitle;
    }
    verdicts.push_back(
        {line.number, line.begin, line.end, kind, kind == LineKind::kBody, 1000, "given"});
  }
  return verdicts;
}

// What is no article has no text of one.
void remove_all(std::span<LineVerdict> verdicts) {
  for (LineVerdict& verdict : verdicts) {
    if (!verdict.kept) continue;
    verdict.kind = LineKind::kFurniture;
    verdict.kept = false;
    verdict.rule = "not an article";
  }
}

void append_removed(const std::string& content, std::span<const LineVerdict> verdicts,
                    Article& article) {
  for (const LineVerdict& verdict : verdicts) {
    if (verdict.kept || verdict.kind == LineKind::kBlank) continue;
    article.removed.push_back({verdict.number, verdict.kind, verdict.rule, verdict.confidence,
                               content.substr(verdict.begin, verdict.end - verdict.begin)});
  }
}

}  // namespace

Extractor::Extractor(std::shared_ptr<const Data> data, Options options)
    : data_(std::move(data)), options_(std::move(options)) {}

Article Extractor::extract(const RawDocument& document) const {
  Article article;
  article.id = document.id;
  article.provenance = document.provenance;
  article.extra = document.extra;
  std::optional<html::Page> page;
  if (is_page(document.kind)) page = html::read_page(document.content);
  const std::string& content = page ? page->text : document.content;
  std::vector<Line> lines = split_lines(content);
  if (document.kind == ContentKind::kDump) lines = join_wrapped(std::move(lines));
  std::vector<LineVerdict> verdicts = says_what_it_is(document)
                                          ? verdicts_of_given(lines, !document.title.empty())
                                          : classify(*data_, lines, page ? &*page : nullptr);
  if (options_.templates != nullptr)
    apply_templates(*options_.templates, site_of(document), lines, verdicts);
  fill_metadata(document, page ? &*page : nullptr, lines, verdicts, options_.record_lines, article);
  if (article.title.find('\n') != std::string::npos) article.title = unwrapped(article.title);
  if (document.kind == ContentKind::kArticle) {
    article.text = content;
    return article;
  }
  if (document.kind == ContentKind::kWholePage) {
    for (const Line& line : lines) {
      if (!line.blank()) append_paragraph(article.text, line.text);
    }
    return article;
  }
  if (article.status == ArticleStatus::kNotArticle) remove_all(verdicts);
  assemble(lines, verdicts, options_, article);
  if (options_.keep_removed) append_removed(content, verdicts, article);
  if (options_.record_lines) {
    article.lines = std::move(verdicts);
    if (page) article.page_text = std::move(page->text);
  }
  return article;
}

}  // namespace newsfold::extract
