#include <algorithm>
#include <array>
#include <bit>
#include <span>

#include "extract/markup.h"
#include "extract/metadata/json.h"
#include "extract/word_set.h"
#include "newsfold/base/hash.h"

namespace newsfold::extract {
namespace {

using html::Inside;
using html::Tag;

std::uint32_t few(std::uint64_t n, std::uint32_t most) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(n, most));
}

// 0, then powers of two.
std::uint32_t size_step(std::uint64_t n) {
  return few(static_cast<std::uint64_t>(std::bit_width(n)), 15);
}

std::uint32_t share_step(std::uint64_t part, std::uint64_t total) {
  if (part == 0 || total == 0) return 0;
  return part >= total ? 15 : static_cast<std::uint32_t>(1 + part * 14 / total);
}

std::uint32_t tag_group(Tag tag) {
  switch (tag) {
    case Tag::kP:
      return 0;
    case Tag::kDiv:
      return 1;
    case Tag::kLi:
      return 2;
    case Tag::kH1:
      return 3;
    case Tag::kH2:
      return 4;
    case Tag::kH3:
      return 5;
    case Tag::kH4:
    case Tag::kH5:
    case Tag::kH6:
      return 6;
    case Tag::kTr:
    case Tag::kTd:
    case Tag::kTh:
      return 7;
    case Tag::kBlockquote:
      return 8;
    case Tag::kFigcaption:
    case Tag::kCaption:
    case Tag::kFigure:
      return 9;
    case Tag::kDd:
    case Tag::kDt:
      return 10;
    case Tag::kButton:
    case Tag::kOption:
    case Tag::kLegend:
    case Tag::kSummary:
      return 11;
    case Tag::kPre:
      return 12;
    case Tag::kArticle:
    case Tag::kSection:
    case Tag::kMain:
      return 13;
    case Tag::kBody:
      return 14;
    default:
      return 15;
  }
}

std::uint64_t pair_hash(const Word& a, const Word& b) { return mix64(a.hash + mix64(b.hash)); }

// Hashes of a declared text's words or pairs of words, and how many words it has.
struct Declared {
  WordSet words;
  std::uint32_t count = 0;

  void add(std::string_view text) {
    std::vector<Word> read;
    measure_line(text, read);
    for (const Word& word : read) words.add(word.hash);
    count += static_cast<std::uint32_t>(read.size());
  }
  void add_pairs(std::string_view text) {
    std::vector<Word> read;
    measure_line(text, read);
    for (std::size_t i = 1; i < read.size(); ++i) words.add(pair_hash(read[i - 1], read[i]));
    count += static_cast<std::uint32_t>(read.size());
  }
};

constexpr std::uint32_t kBodyWords = 50;  // a shorter articleBody is a teaser

// Which element of the attribute words: the block's own, those around it, those further out.
enum Reach : std::uint64_t { kOwn = 101, kNear, kFar };

class Reader {
 public:
  Reader(const html::Page& html, const Page& lines, const Markup& markup)
      : html_(html), lines_(lines), markup_(markup) {
    const html::Declarations& declared = html.declarations;
    title_.add(declared.title);
    title_.add(declared.meta("og:title"));
    summary_.add(declared.meta("description"));
    summary_.add(declared.meta("og:description"));
    for (const std::string& text : declared.json_ld) {
      if (text.find("articleBody") == std::string::npos) continue;
      for (const metadata::JsonValue& value : metadata::read_json(text)) add_bodies(value);
    }
  }

  FeatureTable run(const FeatureTable& from) {
    out_.buckets.reserve(from.buckets.size() + lines_.lines.size() * 32);
    out_.words.reserve(from.words.size() + lines_.lines.size() * 32);
    for (std::uint32_t k = 0; k < lines_.lines.size(); ++k) {
      out_.bucket_starts.push_back(static_cast<std::uint32_t>(out_.buckets.size()));
      out_.word_starts.push_back(static_cast<std::uint32_t>(out_.words.size()));
      append(from.buckets, from.bucket_starts, k, out_.buckets);
      append(from.words, from.word_starts, k, out_.words);
      template_ = 0;
      add_block(k);
      add_tree(k);
      add_declared(k);
      add_insides(k);
      add_words(k);
    }
    out_.bucket_starts.push_back(static_cast<std::uint32_t>(out_.buckets.size()));
    out_.word_starts.push_back(static_cast<std::uint32_t>(out_.words.size()));
    return std::move(out_);
  }

 private:
  // The texts that JSON-LD gives of the article.
  void add_bodies(const metadata::JsonValue& value) {
    if (value.key == "articleBody" && value.is_string()) body_.add_pairs(value.text);
    for (const metadata::JsonValue& item : value.items) add_bodies(item);
  }

  static void append(const std::vector<std::uint32_t>& from,
                     const std::vector<std::uint32_t>& starts, std::uint32_t k,
                     std::vector<std::uint32_t>& to) {
    to.insert(to.end(), from.begin() + starts[k], from.begin() + starts[k + 1]);
  }

  const html::Element& element(std::uint32_t e) const { return html_.elements[e]; }
  std::uint32_t parent(std::uint32_t e) const { return element(e).parent; }

  // Templates are numbered in the order of the calls, the same for every block.
  void add(std::uint32_t bucket) {
    out_.buckets.push_back(kLineRows + template_++ * kFeatureBuckets + bucket);
  }

  void add_block(std::uint32_t k) {
    const html::Block& block = html_.blocks[k];
    const std::uint32_t bytes = block.end - block.begin;
    const std::uint32_t length = lines_.lines[k].shape.length();
    add(tag_group(element(block.element).tag));
    add(tag_group(element(parent(block.element)).tag));
    add(share_step(block.link_bytes, bytes));
    add(few(block.links, 7) + (length > 20 ? 8 : 0));
    add(share_step(block.emphasis_bytes, bytes));
    add(block.heading + (block.after_break ? 8U : 0U));
    add(few(element(block.element).depth / 2U, 15));
  }

  void add_sums(const ElementSums& sums) {
    add(share_step(sums.link_bytes, sums.bytes));
    add(share_step(sums.prose_words, markup_.prose_words));
    add(size_step(sums.blocks));
    add(share_step(sums.prose_words, sums.words));
  }

  // The innermost element above `e` that holds at least `factor` times its blocks.
  std::uint32_t container(std::uint32_t e, std::uint32_t factor) const {
    const std::uint32_t blocks = markup_.elements[e].blocks;
    while (e != 0 && markup_.elements[e].blocks < factor * blocks + 1) e = parent(e);
    return e;
  }

  void add_tree(std::uint32_t k) {
    const BlockMarkup& block = markup_.blocks[k];
    const std::uint32_t e = html_.blocks[k].element;
    add(block.root_levels == 0 ? few(block.levels_up, 7) : 8 + few(block.root_levels, 7));
    add(block.root_levels == 0 ? 15 : few(block.levels_up, 14));
    add(few(block.levels_to_previous, 15));
    add(few(block.levels_to_next, 15));
    add(share_step(block.look_prose, markup_.prose_words));
    add_sums(markup_.elements[e]);
    const std::uint32_t near = container(e, 1);
    add_sums(markup_.elements[near]);
    add_sums(markup_.elements[container(near, 2)]);
  }

  std::uint32_t shared(std::uint32_t k, const Declared& declared) const {
    const PageLine& line = lines_.lines[k];
    if (declared.count == 0 || line.shape.words < 2) return 15;
    std::uint32_t both = 0;
    for (const Word& word : lines_.words_of(line)) both += declared.words.contains(word.hash);
    return few(both * 14 / line.shape.words, 14);
  }

  void add_declared(std::uint32_t k) {
    add(shared(k, title_));
    add(shared(k, summary_));
    const PageLine& line = lines_.lines[k];
    if (body_.count < kBodyWords || line.shape.words < 2) return add(15);
    std::uint32_t both = 0;
    const std::span<const Word> words = lines_.words_of(line);
    for (std::size_t i = 1; i < words.size(); ++i)
      both += body_.words.contains(pair_hash(words[i - 1], words[i]));
    add(few(both * 14 / (line.shape.words - 1), 14));
  }

  void add_insides(std::uint32_t k) {
    const std::uint32_t first = kLineRows + kMarkupTemplates * kFeatureBuckets;
    const std::uint32_t inside = element(html_.blocks[k].element).inside;
    add_bits(inside, first);
    // What it is inside within the article's element says more.
    const bool in_root = markup_.blocks[k].root_levels == 0;
    const std::uint32_t outer = in_root ? element(markup_.root).inside : 0;
    add_bits(inside & ~outer, first + (in_root ? 1U : 2U) * html::kInsideCount);
  }

  void add_bits(std::uint32_t bits, std::uint32_t first) {
    for (; bits != 0; bits &= bits - 1)
      out_.buckets.push_back(first + static_cast<std::uint32_t>(std::countr_zero(bits)));
  }

  void add_words(std::uint32_t k) {
    const html::Block& block = html_.blocks[k];
    const std::size_t begin = out_.words.size();
    std::uint32_t e = block.inner;
    for (; e != block.element && e != 0; e = parent(e)) add_words(e, kOwn);
    add_words(block.element, kOwn);
    e = block.element;
    for (std::uint32_t level = 0; e != 0 && level < 12; ++level) {
      e = parent(e);
      if (around_root(e)) break;
      add_words(e, level < 2 ? kNear : kFar);
    }
    std::sort(out_.words.begin() + static_cast<std::ptrdiff_t>(begin), out_.words.end());
    out_.words.erase(
        std::unique(out_.words.begin() + static_cast<std::ptrdiff_t>(begin), out_.words.end()),
        out_.words.end());
  }

  // What holds the whole article tells its blocks from nothing.
  bool around_root(std::uint32_t e) const {
    std::uint32_t at = markup_.root;
    while (element(at).depth > element(e).depth) at = parent(at);
    return at == e;
  }

  void add_words(std::uint32_t e, Reach reach) {
    for (std::uint32_t w = element(e).words_begin; w < element(e).words_end; ++w) {
      const std::uint64_t hash = mix64(html_.words[w] + reach * 0x9e3779b97f4a7c15ULL);
      out_.words.push_back(static_cast<std::uint32_t>(hash >> 32));
    }
  }

  const html::Page& html_;
  const Page& lines_;
  const Markup& markup_;
  Declared title_, summary_, body_;
  FeatureTable out_;
  std::uint32_t template_ = 0;
};

}  // namespace

void add_markup_features(const html::Page& html, const Page& lines, const Markup& markup,
                         FeatureTable& table) {
  table = Reader(html, lines, markup).run(table);
}

}  // namespace newsfold::extract
