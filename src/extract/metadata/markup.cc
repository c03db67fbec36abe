#include "extract/metadata/markup.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/embedded.h"
#include "base/fields.h"
#include "extract/html/attributes.h"

NEWSFOLD_EMBEDDED(newsfold_metadata_attributes);

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kNearElements = 3;  // the block's own and those around it

constexpr std::array<std::string_view, kHintCount> kNames = {
    "byline", "date",    "updated", "title",  "meta",       "bio",  "related",
    "frame",  "comment", "picture", "kicker", "standfirst", "body", "published"};

using HintWords = std::unordered_map<std::uint32_t, HintSet>;

HintWords read_hints(std::string_view table) {
  HintWords words;
  while (!table.empty()) {
    std::string_view row = cut(table, '\n');
    if (row.empty() || row[0] == '#') continue;
    const auto* const kind = std::ranges::find(kNames, cut(row, '\t'));
    if (kind == kNames.end()) continue;
    while (!row.empty())
      words[html::word_hash(cut(row, '|'))] |= HintSet{1} << (kind - kNames.begin());
  }
  return words;
}

const HintWords& hint_words() {
  static const HintWords kWords =
      read_hints(embedded(newsfold_metadata_attributes_begin, newsfold_metadata_attributes_end));
  return kWords;
}

}  // namespace

HintSet attribute_hints(std::uint32_t word) {
  const auto found = hint_words().find(word);
  return found != hint_words().end() ? found->second : 0;
}

Markup::Markup(const html::Page& page) : page_(page) {
  hints_.reserve(page.elements.size());
  for (const html::Element& element : page.elements) hints_.push_back(hints_of(element));
  facts_.reserve(page.blocks.size());
  for (const html::Block& block : page.blocks) read_block(block);
  for (const html::RelatedLink& link : page.declarations.links) {
    if (link.block < facts_.size() && link.rel.find("author") != std::string::npos)
      facts_[link.block].author_link = true;
  }
  for (const html::ItemProperty& property : page.declarations.properties) {
    if (property.block >= facts_.size()) continue;
    if (property.name == "author" || property.name == "creator")
      facts_[property.block].author = true;
    if (property.name == "headline") facts_[property.block].headline = true;
  }
  find_author_texts();
}

HintSet Markup::hints_of(const html::Element& element) const {
  HintSet hints = 0;
  for (std::uint32_t i = element.words_begin; i < element.words_end; ++i)
    hints |= attribute_hints(page_.words[i]);
  return hints;
}

void Markup::read_block(const html::Block& block) {
  MarkupFacts facts;
  facts.heading = block.heading;
  facts.inside = page_.elements[block.element].inside;
  const std::uint32_t bytes = std::max<std::uint32_t>(1, block.end - block.begin);
  facts.linked =
      static_cast<std::uint8_t>(std::min<std::uint32_t>(4, block.link_bytes * 4 / bytes));
  std::uint32_t element = block.inner;
  for (std::size_t step = 0; element != 0; ++step) {
    (step < kNearElements ? facts.near : facts.far) |= hints_[element];
    element = page_.elements[element].parent;
  }
  facts_.push_back(facts);
}

}  // namespace newsfold::extract::metadata
