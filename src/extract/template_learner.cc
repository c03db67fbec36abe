#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "extract/classify.h"
#include "extract/data.h"
#include "extract/html/page.h"
#include "extract/kinds.h"
#include "extract/line_words.h"
#include "extract/wrapped.h"
#include "newsfold/base/hash.h"
#include "newsfold/extract/templates.h"

namespace newsfold::extract {
namespace {

constexpr std::uint32_t kLeastDocuments = 3;
constexpr std::uint32_t kPartOfSite = 3;       // of the documents, for what reads like a paragraph
constexpr std::uint16_t kParagraphWords = 12;  // and over
constexpr std::uint16_t kCopyWords = 8;        // lines that tell copies: so long, and article

using Pages = std::map<std::uint64_t, PageSample>;

// The article lines of a page, with their words.
struct ArticleLines {
  std::unordered_map<std::uint64_t, std::uint32_t> lines;
  std::uint32_t words = 0;

  explicit ArticleLines(const PageSample& page) {
    for (const PageSample::Sighting& line : page.lines) {
      if (!is_article_kind(line.kind) || line.length < kCopyWords) continue;
      if (lines.emplace(line.words, line.length).second) words += line.length;
    }
  }
  // At least two thirds of the words of the shorter of the two stand in lines of both.
  bool copies(const ArticleLines& other) const {
    std::uint32_t shared = 0;
    for (const auto& [line, length] : lines) {
      if (other.lines.contains(line)) shared += length;
    }
    return shared > 0 && 3 * shared >= 2 * std::min(words, other.words);
  }
};

// A page's number is that of the first page that it copies, else its own.
std::vector<std::uint32_t> number_by_copies(const Pages& pages) {
  std::vector<ArticleLines> articles;
  std::vector<std::uint32_t> numbers;
  for (const auto& [order, page] : pages) {
    const ArticleLines article(page);
    auto number = static_cast<std::uint32_t>(articles.size());
    for (std::size_t other = 0; other < articles.size(); ++other) {
      if (!article.copies(articles[other])) continue;
      number = numbers[other];
      break;
    }
    articles.push_back(article);
    numbers.push_back(number);
  }
  return numbers;
}

// What is known of the lines with the same words.
struct Sightings {
  std::uint32_t documents = 0;  // that are not copies of each other
  std::uint32_t total = 0, article = 0;
  std::uint16_t length = 0;
  std::array<std::uint32_t, kLineKindCount> kinds{};
  std::unordered_set<std::uint32_t> seen;
  std::string_view text;  // the least of those seen

  void add(const PageSample::Sighting& line, std::uint32_t document) {
    if (seen.insert(document).second) ++documents;
    ++total;
    if (is_article_kind(line.kind))
      ++article;
    else
      ++kinds[static_cast<std::size_t>(line.kind)];
    length = line.length;
    if (text.empty() || line.text < text) text = line.text;
  }
  LineKind kind() const {
    const auto most = std::max_element(kinds.begin(), kinds.end());
    return *most == 0 ? LineKind::kFurniture : static_cast<LineKind>(most - kinds.begin());
  }
  bool mostly_article() const { return 2 * article > total; }
  bool furniture(std::uint32_t site_documents) const {
    if (documents < kLeastDocuments) return false;
    const bool paragraph = mostly_article() && length >= kParagraphWords;
    return !paragraph || kPartOfSite * documents >= site_documents;
  }
};

using Table = std::unordered_map<std::uint64_t, Sightings>;

TemplateLine line_of(std::uint64_t words, TemplateMatch match, const Sightings& seen) {
  return {words, match, seen.kind(), seen.documents, std::string(seen.text)};
}

SiteTemplate learn_site(const Pages& pages) {
  const std::vector<std::uint32_t> numbers = number_by_copies(pages);
  SiteTemplate learned;
  learned.documents = static_cast<std::uint32_t>(
      std::unordered_set<std::uint32_t>(numbers.begin(), numbers.end()).size());
  Table exact, varying;
  std::unordered_map<std::uint64_t, std::unordered_set<std::uint64_t>> forms;
  std::size_t at = 0;
  for (const auto& [order, page] : pages) {
    for (const PageSample::Sighting& line : page.lines) {
      exact[line.words].add(line, numbers[at]);
      varying[line.words_without_numbers].add(line, numbers[at]);
      forms[line.words_without_numbers].insert(line.words);
    }
    ++at;
  }
  for (const auto& [words, seen] : exact) {
    if (seen.furniture(learned.documents))
      learned.lines.push_back(line_of(words, TemplateMatch::kExact, seen));
  }
  for (const auto& [words, seen] : varying) {
    const bool several = forms[words].size() > 1;
    if (several && seen.documents >= kLeastDocuments && 3 * seen.article <= seen.total)
      learned.lines.push_back(line_of(words, TemplateMatch::kNumbers, seen));
  }
  std::sort(learned.lines.begin(), learned.lines.end(),
            [](const TemplateLine& a, const TemplateLine& b) {
              if (a.documents != b.documents) return a.documents > b.documents;
              if (a.text != b.text) return a.text < b.text;
              if (a.match != b.match) return a.match < b.match;
              return a.words < b.words;
            });
  return learned;
}

// A row of the templates' text has no room for tabs, and a line of it no end within.
std::string one_row(std::string_view text) {
  std::string row(text);
  std::replace(row.begin(), row.end(), '\t', ' ');
  std::erase(row, '\r');
  return row;
}

}  // namespace

std::string_view site_of(const RawDocument& document) { return document.provenance.source; }

PageSample sample_page(const Data& data, const RawDocument& document, bool keep_texts) {
  PageSample page;
  page.site = site_of(document);
  const bool html = document.kind == ContentKind::kPage;
  if (page.site.empty() || (document.kind != ContentKind::kDump && !html)) return {};
  page.order = hash64(document.content);
  const html::Page read = html ? html::read_page(document.content) : html::Page();
  std::vector<Line> lines = split_lines(html ? read.text : document.content);
  if (!html) lines = join_wrapped(std::move(lines));
  const std::vector<LineVerdict> verdicts = classify(data, lines, html ? &read : nullptr);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const LineWords words = words_of_line(lines[i].text);
    if (words.count == 0) continue;
    page.lines.push_back({words.exact, words.without_numbers,
                          static_cast<std::uint16_t>(std::min(words.count, 65535U)),
                          verdicts[i].kind, keep_texts ? one_row(lines[i].text) : std::string()});
  }
  return page;
}

void TemplateLearner::add(PageSample page) {
  if (page.site.empty()) return;
  Pages& pages = sites_[page.site];
  const std::uint64_t order = page.order;
  pages.insert_or_assign(order, std::move(page));
  if (pages.size() > kDocumentsPerSite) pages.erase(std::prev(pages.end()));
}

Templates TemplateLearner::learn() const {
  Templates templates;
  for (const auto& [site, pages] : sites_) {
    if (pages.size() < kLeastDocuments) continue;
    SiteTemplate learned = learn_site(pages);
    if (!learned.lines.empty()) templates.add(site, std::move(learned));
  }
  return templates;
}

}  // namespace newsfold::extract
