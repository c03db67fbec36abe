#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "evaluate/measures.h"
#include "evaluate/report.h"
#include "evaluate/rows.h"
#include "evaluate/scorers.h"
#include "evaluate/words.h"
#include "newsfold/base/hash.h"
#include "newsfold/text/case.h"

namespace newsfold::evaluate {
namespace {

constexpr std::size_t kShingle = 4;  // words

using Multiset = std::vector<std::uint64_t>;  // hashes, ascending

// Windows of four words; of fewer words one shorter window.
Multiset shingles(const std::vector<std::string_view>& words) {
  Multiset out;
  for (std::size_t i = 0; i == 0 || i + kShingle <= words.size(); ++i) {
    std::string shingle;
    for (std::size_t k = i; k < std::min(i + kShingle, words.size()); ++k) {
      shingle.append(words[k]).push_back('\0');
    }
    if (!shingle.empty()) out.push_back(hash64(shingle));
  }
  std::sort(out.begin(), out.end());
  return out;
}

Multiset lower_words(const std::vector<std::string_view>& words) {
  Multiset out;
  for (const std::string_view word : words) out.push_back(hash64(text::lower(word)));
  std::sort(out.begin(), out.end());
  return out;
}

double common(const Multiset& a, const Multiset& b) {
  Multiset both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return static_cast<double>(both.size());
}

// Shares of all shingles of both texts that are in both, in the prediction alone, in gold alone.
struct Match {
  double tp = 0, fp = 0, fn = 0;

  double precision() const {
    if (fp == 0 && fn == 0) return 1;
    return tp == 0 && fp == 0 ? 0 : tp / (tp + fp);
  }
  double recall() const {
    if (fp == 0 && fn == 0) return 1;
    return tp == 0 && fn == 0 ? 0 : tp / (tp + fn);
  }
};

struct Page {
  std::string id, url;
  Match match;
  bool equal = false;
  double word_f1 = 0;
  std::size_t gold_words = 0, found_words = 0;
};

double word_f1(const Multiset& gold, const Multiset& found) {
  if (gold.empty()) return found.empty() ? 1 : 0;
  const double both = common(gold, found);
  return f1(ratio(both, static_cast<double>(found.size())),
            both / static_cast<double>(gold.size()));
}

Page compare(std::string id, std::string url, const std::string& gold, const std::string& found) {
  const auto gold_words = word_runs(gold), found_words = word_runs(found);
  const Multiset gold_shingles = shingles(gold_words), found_shingles = shingles(found_words);
  const double tp = common(gold_shingles, found_shingles);
  const double fp = static_cast<double>(found_shingles.size()) - tp;
  const double fn = static_cast<double>(gold_shingles.size()) - tp;
  const double all = tp + fp + fn;
  Page page{.id = std::move(id), .url = std::move(url), .match = {}};
  if (all > 0) page.match = {tp / all, fp / all, fn / all};
  page.equal = gold_words == found_words;
  page.word_f1 = word_f1(lower_words(gold_words), lower_words(found_words));
  page.gold_words = gold_words.size();
  page.found_words = found_words.size();
  return page;
}

// Of the passages that belong to the page's article and those that don't.
struct Snippets {
  double kept = 0, lost = 0, slipped = 0, dropped = 0;

  void add(const Row& gold, const std::string& found) {
    if (!find(gold, "with")) return;
    const std::string text = squeeze(found);
    const auto holds = [&](const std::string& passage) {
      return text.find(squeeze(passage)) != std::string::npos;
    };
    for (const std::string& passage : strings_of(gold, "with")) ++(holds(passage) ? kept : lost);
    for (const std::string& passage : strings_of(gold, "without")) {
      ++(holds(passage) ? slipped : dropped);
    }
  }
};

void append_page_figures(const std::vector<Page>& pages, std::vector<Figure>& figures) {
  std::vector<double> precision, recall, accuracy, macro, words;
  double gold_words = 0, found_words = 0;
  for (const Page& page : pages) {
    const Match& m = page.match;
    if (m.tp + m.fp > 0) precision.push_back(m.precision());
    if (m.tp + m.fn > 0) recall.push_back(m.recall());
    accuracy.push_back(page.equal ? 1 : 0);
    macro.push_back(f1(m.precision(), m.recall()));
    words.push_back(page.word_f1);
    gold_words += static_cast<double>(page.gold_words);
    found_words += static_cast<double>(page.found_words);
  }
  figures.insert(figures.end(), {{"precision", mean(precision)},
                                 {"recall", mean(recall)},
                                 {"f1", f1(mean(precision), mean(recall))},
                                 {"accuracy", mean(accuracy)},
                                 {"macro_f1", mean(macro)},
                                 {"word_f1", mean(words)},
                                 {"gold_tokens", gold_words, true},
                                 {"pred_tokens", found_words, true}});
}

void append_snippet_figures(const Snippets& s, std::vector<Figure>& figures) {
  if (s.kept + s.lost + s.slipped + s.dropped == 0) return;
  const double precision = ratio(s.kept, s.kept + s.slipped);
  const double recall = ratio(s.kept, s.kept + s.lost);
  figures.insert(figures.end(), {{"snippet_precision", precision},
                                 {"snippet_recall", recall},
                                 {"snippet_f1", f1(precision, recall)},
                                 {"without_dropped", ratio(s.dropped, s.dropped + s.slipped)}});
}

std::vector<std::string> worst_pages(std::vector<Page> pages, std::size_t most) {
  const auto figure = [](const Page& page) {
    return f1(page.match.precision(), page.match.recall());
  };
  std::stable_sort(pages.begin(), pages.end(),
                   [&](const Page& a, const Page& b) { return figure(a) < figure(b); });
  std::vector<std::string> lines = {
      "worst pages (f1, precision, recall, words of gold and found):"};
  for (std::size_t i = 0; i < pages.size() && i < most; ++i) {
    const Page& page = pages[i];
    lines.push_back("  " + decimals(figure(page), 3) + " " + decimals(page.match.precision(), 3) +
                    " " + decimals(page.match.recall(), 3) + " " + std::to_string(page.gold_words) +
                    " " + std::to_string(page.found_words) + "  " + page.id +
                    (page.url.empty() ? "" : "  " + page.url));
  }
  return lines;
}

}  // namespace

Result<Report> score_extraction(std::string_view gold, std::string_view predictions,
                                const Options& options) {
  std::unordered_map<std::string, std::string> found;
  const std::string field = options.field.empty() ? "text" : options.field;
  Status status =
      each_row(predictions, "predictions", [&](const std::string& id, const Row& row) -> Status {
        found[id] = string_of(row, field);
        return ok_status();
      });
  if (!status.ok()) return status.error();
  std::vector<Page> pages;
  Snippets snippets;
  std::size_t missing = 0;
  status = each_row(gold, "gold", [&](const std::string& id, const Row& row) -> Status {
    if (number_of(row, "gold_coverage").value_or(1) < options.min_coverage) return ok_status();
    const auto at = found.find(id);
    missing += at == found.end() ? 1 : 0;
    const std::string text = at == found.end() ? std::string() : at->second;
    snippets.add(row, text);
    const std::string expected =
        string_of(row, options.gold_field.empty() ? "gold" : options.gold_field);
    if (expected.empty()) return ok_status();
    pages.push_back(compare(id, place_of(row), expected, text));
    return ok_status();
  });
  if (!status.ok()) return status.error();
  Report report;
  report.figures = {{"pages", static_cast<double>(pages.size()), true},
                    {"missing_predictions", static_cast<double>(missing), true}};
  if (!pages.empty()) {
    append_page_figures(pages, report.figures);
    report.worst = worst_pages(std::move(pages), options.worst);
  }
  append_snippet_figures(snippets, report.figures);
  return report;
}

}  // namespace newsfold::evaluate
