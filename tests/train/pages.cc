#include "train/pages.h"

#include <algorithm>
#include <cstdint>
#include <map>

#include <simdjson.h>

#include "extract/classify.h"
#include "extract/data.h"
#include "extract/lines.h"
#include "extract/page.h"
#include "newsfold/base/hash.h"
#include "train/rewrite.h"
#include "train/sets.h"

namespace newsfold::train {
namespace {

void add_page(const extract::Data& data, LabelledPage page, std::vector<LabelledPage>& pages) {
  const std::vector<extract::Line> lines = extract::split_lines(page.dump);
  const extract::Page view = extract::read_page(data.phrases(), lines);
  for (const extract::PageLine& line : view.lines) {
    if (line.line >= page.dump_labels.size()) fail(page.id + ": fewer labels than lines");
    page.tokens.push_back(line.shape.length());
    page.labels.push_back(page.dump_labels[line.line] == '1' ? 1 : 0);
    page.targets.push_back(page.dump_targets[line.line]);
  }
  page.features = extract::read_features(view, extract::read_context(view), data.function_words());
  page.forced = extract::decide_by_rules(view);
  pages.push_back(std::move(page));
}

}  // namespace

std::vector<LabelledPage> read_pages(const std::string& directory, const std::string& splits,
                                     const std::vector<std::string>& sets) {
  const auto data = extract::builtin_data();
  std::vector<LabelledPage> pages;
  for_each_row(directory, splits, sets, [&](const simdjson::dom::element& row, LabelledPage page) {
    for (const bool lite : {false, true}) {
      page.lite = lite;
      std::string_view dump;
      std::string_view labels;
      if (row[lite ? "dump_lite" : "dump"].get(dump) != simdjson::SUCCESS ||
          row[lite ? "labels_lite" : "labels"].get(labels) != simdjson::SUCCESS) {
        continue;
      }
      LabelledPage view = page;
      view.dump = dump;
      view.dump_labels = labels;
      for (const char label : labels) view.dump_targets.push_back(label == '1' ? 1.0F : 0.0F);
      add_page(*data, std::move(view), pages);
    }
  });
  return pages;
}

namespace {

constexpr std::size_t kNear = 10;  // lines beside the article that stay with it

struct LabelledLine {
  std::string_view text;
  char label;
  float target;
};

// A page cut in three: furniture above, the article with its neighbourhood, furniture below.
struct Cut {
  std::vector<LabelledLine> above, middle, below;
};

Cut cut_page(const LabelledPage& page) {
  std::vector<LabelledLine> lines;
  for (const extract::Line& line : extract::split_lines(page.dump)) {
    lines.push_back({std::string_view(page.dump).substr(line.begin, line.end - line.begin),
                     page.dump_labels[line.number - 1], page.dump_targets[line.number - 1]});
  }
  const std::size_t first = page.dump_labels.find('1');
  Cut cut;
  if (first == std::string::npos) {
    cut.middle = std::move(lines);
    return cut;
  }
  const std::size_t last = page.dump_labels.rfind('1');
  const std::size_t begin = first > kNear ? first - kNear : 0;
  const std::size_t end = std::min(last + 1 + kNear, lines.size());
  cut.above.assign(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(begin));
  cut.middle.assign(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                    lines.begin() + static_cast<std::ptrdiff_t>(end));
  cut.below.assign(lines.begin() + static_cast<std::ptrdiff_t>(end), lines.end());
  return cut;
}

void append(const std::vector<LabelledLine>& lines, LabelledPage& page) {
  for (const LabelledLine& line : lines) {
    page.dump.append(line.text).push_back('\n');
    page.dump_labels.push_back(line.label);
    page.dump_targets.push_back(line.target);
  }
}

}  // namespace

std::vector<LabelledPage> mix_pages(const std::vector<const LabelledPage*>& pages,
                                    std::uint64_t seed) {
  const auto data = extract::builtin_data();
  std::map<std::pair<std::string, bool>, std::vector<const LabelledPage*>> groups;
  for (const LabelledPage* page : pages) groups[{page->language, page->lite}].push_back(page);
  std::vector<LabelledPage> mixed;
  std::uint64_t state = seed;
  const auto pick = [&state](const std::vector<const LabelledPage*>& group) {
    state += 0x9e3779b97f4a7c15ULL;
    return group[mix64(state) % group.size()];
  };
  for (const LabelledPage* page : pages) {
    const auto& group = groups[{page->language, page->lite}];
    LabelledPage copy;
    append(cut_page(*pick(group)).above, copy);
    append(cut_page(*page).middle, copy);
    append(cut_page(*pick(group)).below, copy);
    copy.set = page->set;
    copy.id = page->id;
    copy.site = page->site;
    copy.lite = page->lite;
    copy.language = page->language;
    copy.dump = rewrite(copy.dump, pick_script(mix64(state)));
    add_page(*data, std::move(copy), mixed);
  }
  return mixed;
}

}  // namespace newsfold::train
