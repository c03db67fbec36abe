#include "extract/markup.h"

#include <algorithm>
#include <unordered_map>

#include "newsfold/base/hash.h"

namespace newsfold::extract {
namespace {

class Builder {
 public:
  Builder(const html::Page& html, const Page& lines) : html_(html), lines_(lines) {}

  Markup run() {
    markup_.elements.resize(html_.elements.size());
    markup_.blocks.resize(lines_.lines.size());
    add_sums();
    find_root();
    for (std::uint32_t k = 0; k < markup_.blocks.size(); ++k) place(k);
    add_looks();
    return std::move(markup_);
  }

 private:
  const html::Element& element(std::uint32_t e) const { return html_.elements[e]; }

  void add_sums() {
    for (std::uint32_t k = 0; k < lines_.lines.size(); ++k) {
      const html::Block& block = html_.blocks[k];
      const LineShape& shape = lines_.lines[k].shape;
      ElementSums& sums = markup_.elements[block.element];
      sums.words += shape.length();
      if (is_prose(shape)) sums.prose_words += shape.length();
      sums.link_bytes += block.link_bytes;
      sums.bytes += block.end - block.begin;
      ++sums.blocks;
    }
    // Parents stand before their children.
    for (std::size_t e = html_.elements.size(); e-- > 1;) {
      const ElementSums& from = markup_.elements[e];
      ElementSums& to = markup_.elements[element(static_cast<std::uint32_t>(e)).parent];
      to.words += from.words;
      to.prose_words += from.prose_words;
      to.link_bytes += from.link_bytes;
      to.bytes += from.bytes;
      to.blocks += from.blocks;
    }
    markup_.prose_words = markup_.elements[0].prose_words;
  }

  // Three quarters of the run's prose: a paragraph or two may stand outside.
  void find_root() {
    std::vector<std::uint32_t> run(html_.elements.size());
    for (std::uint32_t k = lines_.run_begin; k < lines_.run_end; ++k) {
      if (is_prose(lines_.lines[k].shape))
        run[html_.blocks[k].element] += lines_.lines[k].shape.length();
    }
    for (std::size_t e = run.size(); e-- > 1;)
      run[element(static_cast<std::uint32_t>(e)).parent] += run[e];
    // An element that holds so much has no sibling that does: the last one is the innermost.
    for (std::uint32_t e = 1; e < run.size(); ++e) {
      if (run[0] > 0 && 4ULL * run[e] >= 3ULL * run[0]) markup_.root = e;
    }
    // A paragraph that holds all is not the article's element, its parent is.
    while (markup_.root != 0 && markup_.elements[markup_.root].blocks < 2)
      markup_.root = element(markup_.root).parent;
  }

  // Steps from `from` up to the nearest element that also holds `other`.
  std::uint32_t levels(std::uint32_t from, std::uint32_t other) const {
    std::uint32_t steps = 0;
    while (from != other) {
      if (element(from).depth >= element(other).depth) {
        from = element(from).parent;
        ++steps;
      } else {
        other = element(other).parent;
      }
    }
    return steps;
  }

  void place(std::uint32_t k) {
    const std::uint32_t e = html_.blocks[k].element;
    BlockMarkup& block = markup_.blocks[k];
    block.levels_up = levels(e, markup_.root);
    block.root_levels = levels(markup_.root, e);
    if (k > 0) block.levels_to_previous = levels(e, html_.blocks[k - 1].element);
    if (k + 1 < markup_.blocks.size())
      block.levels_to_next = levels(e, html_.blocks[k + 1].element);
  }

  std::uint64_t look_of(std::uint32_t e) const {
    std::uint64_t hash = static_cast<std::uint64_t>(element(e).tag) + 1;
    for (std::uint32_t w = element(e).words_begin; w < element(e).words_end; ++w)
      hash = mix64(hash ^ html_.words[w]);
    return hash;
  }

  void add_looks() {
    std::unordered_map<std::uint64_t, std::uint32_t> prose;
    for (std::uint32_t k = 0; k < markup_.blocks.size(); ++k) {
      const std::uint32_t e = html_.blocks[k].element;
      markup_.blocks[k].look = mix64(look_of(e) + mix64(look_of(element(e).parent)));
      const LineShape& shape = lines_.lines[k].shape;
      if (is_prose(shape)) prose[markup_.blocks[k].look] += shape.length();
    }
    for (BlockMarkup& block : markup_.blocks) {
      const auto found = prose.find(block.look);
      block.look_prose = found == prose.end() ? 0 : found->second;
    }
  }

  const html::Page& html_;
  const Page& lines_;
  Markup markup_;
};

}  // namespace

Markup read_markup(const html::Page& html, const Page& lines) { return Builder(html, lines).run(); }

}  // namespace newsfold::extract
