#include "train/html_pages.h"

#include <algorithm>
#include <map>

#include <simdjson.h>

#include "extract/classify.h"
#include "extract/data.h"
#include "extract/html/page.h"
#include "extract/lines.h"
#include "extract/markup.h"
#include "extract/page.h"
#include "newsfold/base/hash.h"
#include "newsfold/text/utf8.h"
#include "train/html_labels.h"
#include "train/rewrite.h"
#include "train/sets.h"

namespace newsfold::train {
namespace {

using extract::html::Block;
using extract::html::Element;
using HtmlPage = extract::html::Page;

constexpr std::uint32_t kNear = 10;  // blocks beside the article that stay with it

std::string as_utf8(std::string bytes) {
  if (text::is_valid(bytes)) return bytes;
  std::string out;
  for (const char c : bytes) text::append(out, static_cast<unsigned char>(c));
  return out;
}

void fill(const extract::Data& data, const extract::Page& lines, LabelledPage& page) {
  page.targets.assign(page.labels.begin(), page.labels.end());
  for (const extract::PageLine& line : lines.lines) page.tokens.push_back(line.shape.length());
  page.forced = extract::decide_by_rules(lines);
  page.features =
      extract::read_features(lines, extract::read_context(lines), data.function_words());
  extract::add_markup_features(*page.html, lines, extract::read_markup(*page.html, lines),
                               page.features);
}

void read_row(const extract::Data& data, const std::string& directory,
              const simdjson::dom::element& row, LabelledPage page,
              std::vector<LabelledPage>& pages) {
  std::string_view path, dump, labels;
  if (row["html_path"].get(path) != simdjson::SUCCESS ||
      row["dump"].get(dump) != simdjson::SUCCESS ||
      row["labels"].get(labels) != simdjson::SUCCESS) {
    return;
  }
  const std::string html = as_utf8(read_gz(directory + "/" + std::string(path)));
  page.html = std::make_shared<const HtmlPage>(extract::html::read_page(html));
  const auto block_lines = extract::split_lines(page.html->text);
  const extract::Page blocks = extract::read_page(data.phrases(), block_lines);
  const auto dump_lines = extract::split_lines(dump);
  page.labels = label_blocks(blocks, extract::read_page(data.phrases(), dump_lines), labels);
  for (const bool lite : {false, true}) {
    std::string_view text;
    if (row[lite ? "dump_lite" : "dump"].get(text) != simdjson::SUCCESS) continue;
    const auto lines = extract::split_lines(text);
    page.dump_blocks[lite ? 1 : 0] = match_lines(extract::read_page(data.phrases(), lines), blocks);
  }
  fill(data, blocks, page);
  pages.push_back(std::move(page));
}

// Puts pieces of pages under one body.
class Joiner {
 public:
  explicit Joiner(Script script) : script_(script) { page_.elements.emplace_back(); }

  void add(const LabelledPage& from, std::size_t begin, std::size_t end) {
    const HtmlPage& html = *from.html;
    const auto elements = static_cast<std::uint32_t>(page_.elements.size()) - 1;
    const auto words = static_cast<std::uint32_t>(page_.words.size());
    page_.words.insert(page_.words.end(), html.words.begin(), html.words.end());
    for (std::size_t e = 1; e < html.elements.size(); ++e) {
      Element element = html.elements[e];
      if (element.parent != 0) element.parent += elements;
      element.words_begin += words;
      element.words_end += words;
      page_.elements.push_back(element);
    }
    for (std::size_t k = begin; k < end; ++k) {
      Block block = html.blocks[k];
      const bool parted = block.begin >= 2 && html.text[block.begin - 2] == '\n';
      if (parted && !page_.text.empty()) page_.text += '\n';
      const std::string text = rewrite(html.text_of(block), script_);
      const std::uint64_t before = block.end - block.begin;
      block.begin = static_cast<std::uint32_t>(page_.text.size());
      page_.text.append(text);
      block.end = static_cast<std::uint32_t>(page_.text.size());
      block.link_bytes = static_cast<std::uint32_t>(block.link_bytes * text.size() / before);
      block.emphasis_bytes =
          static_cast<std::uint32_t>(block.emphasis_bytes * text.size() / before);
      page_.text += '\n';
      if (block.element != 0) block.element += elements;
      if (block.inner != 0) block.inner += elements;
      page_.blocks.push_back(block);
      labels_.push_back(from.labels[k]);
    }
  }

  // What the page declares of itself, its title and summaries in the text's script.
  void declare(extract::html::Declarations declarations) {
    page_.declarations = std::move(declarations);
    if (script_ == Script::kOwn) return;
    page_.declarations.title = rewrite(page_.declarations.title, script_);
    for (auto& meta : page_.declarations.metas) meta.content = rewrite(meta.content, script_);
    page_.declarations.json_ld.clear();
  }

  HtmlPage page_;
  std::vector<std::uint8_t> labels_;

 private:
  Script script_;
};

// The blocks of the article and its neighbourhood, half-open; all without an article.
std::pair<std::size_t, std::size_t> middle_of(const LabelledPage& page) {
  const auto first = std::find(page.labels.begin(), page.labels.end(), 1);
  if (first == page.labels.end()) return {0, page.labels.size()};
  const auto last = std::find(page.labels.rbegin(), page.labels.rend(), 1).base();
  const auto begin = static_cast<std::size_t>(first - page.labels.begin());
  const auto end = static_cast<std::size_t>(last - page.labels.begin());
  return {begin > kNear ? begin - kNear : 0, std::min(end + kNear, page.labels.size())};
}

}  // namespace

std::vector<LabelledPage> read_html_pages(const std::string& directory, const std::string& splits,
                                          const std::vector<std::string>& sets) {
  const auto data = extract::builtin_data();
  std::vector<LabelledPage> pages;
  for_each_row(directory, splits, sets,
               [&](const simdjson::dom::element& row, const LabelledPage& page) {
                 read_row(*data, directory, row, page, pages);
               });
  return pages;
}

std::vector<LabelledPage> mix_html_pages(const std::vector<const LabelledPage*>& pages,
                                         std::uint64_t seed) {
  const auto data = extract::builtin_data();
  std::map<std::string, std::vector<const LabelledPage*>> groups;
  for (const LabelledPage* page : pages) groups[page->language].push_back(page);
  std::vector<LabelledPage> mixed;
  std::uint64_t state = seed;
  const auto pick = [&state](const std::vector<const LabelledPage*>& group) {
    state += 0x9e3779b97f4a7c15ULL;
    return group[mix64(state) % group.size()];
  };
  for (const LabelledPage* page : pages) {
    const auto& group = groups[page->language];
    const LabelledPage& above = *pick(group);
    const LabelledPage& below = *pick(group);
    Joiner joiner(pick_script(mix64(state)));
    joiner.add(above, 0, middle_of(above).first);
    joiner.add(*page, middle_of(*page).first, middle_of(*page).second);
    joiner.add(below, middle_of(below).second, below.labels.size());
    joiner.declare(page->html->declarations);
    LabelledPage copy;
    copy.set = page->set;
    copy.id = page->id;
    copy.site = page->site;
    copy.language = page->language;
    copy.labels = std::move(joiner.labels_);
    copy.html = std::make_shared<const HtmlPage>(std::move(joiner.page_));
    const auto lines = extract::split_lines(copy.html->text);
    fill(*data, extract::read_page(data->phrases(), lines), copy);
    copy.html.reset();
    mixed.push_back(std::move(copy));
  }
  return mixed;
}

}  // namespace newsfold::train
