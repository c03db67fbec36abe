// Texts of elements that the markup ties to authors.
#include <algorithm>

#include "extract/html/attributes.h"
#include "extract/lines.h"
#include "extract/metadata/markup.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kLongestText = 160;  // bytes
constexpr std::size_t kReach = 3;          // elements around a link

constexpr std::uint32_t bit(AuthorReason reason) { return 1U << static_cast<unsigned>(reason); }

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A part of the address's path is a word for authors: "/author/ann-lee".
bool speaks_of_authors(std::string_view href) {
  const std::size_t scheme = href.find("//");
  if (scheme != std::string_view::npos) href.remove_prefix(scheme + 2);
  std::string word;
  for (std::size_t i = std::min(href.find('/'), href.size()); i < href.size(); ++i) {
    if (is_word(href[i])) {
      word += static_cast<char>(href[i] | 0x20);
      continue;
    }
    if ((attribute_hints(html::word_hash(word)) & hint_bit(Hint::kByline)) != 0) return true;
    word.clear();
  }
  return false;
}

bool names_author(const std::string& property) {
  return property == "author" || property == "creator";
}

}  // namespace

HintSet Markup::hints_around(std::uint32_t element) const {
  HintSet hints = 0;
  for (std::size_t step = 0; element != 0 && step < kReach; ++step) {
    element = page_.elements[element].parent;
    hints |= hints_[element];
  }
  return hints;
}

// Of each element.
std::vector<std::uint32_t> Markup::author_reasons() const {
  std::vector<std::uint32_t> reasons(page_.elements.size());
  for (std::size_t i = 1; i < reasons.size(); ++i) {
    if ((hints_[i] & hint_bit(Hint::kByline)) != 0) reasons[i] |= bit(AuthorReason::kName);
  }
  for (const html::RelatedLink& link : page_.declarations.links) {
    if (link.own >= reasons.size()) continue;
    if (link.rel.find("author") != std::string::npos)
      reasons[link.own] |= bit(AuthorReason::kRelation);
    if (speaks_of_authors(link.href)) reasons[link.own] |= bit(AuthorReason::kAddress);
    if ((hints_around(link.own) & hint_bit(Hint::kByline)) != 0)
      reasons[link.own] |= bit(AuthorReason::kLinkInByline);
  }
  for (const html::ItemProperty& property : page_.declarations.properties) {
    if (property.own < reasons.size() && names_author(property.name))
      reasons[property.own] |= bit(AuthorReason::kProperty);
  }
  return reasons;
}

void Markup::find_author_texts() {
  const std::vector<std::uint32_t> reasons = author_reasons();
  const std::string_view text = page_.text;
  // Children stand behind their parents: the innermost come first.
  for (std::size_t i = reasons.size(); i-- > 1;) {
    const html::Element& element = page_.elements[i];
    if (reasons[i] == 0 || element.text_end > text.size() ||
        element.text_begin >= element.text_end ||
        element.text_end - element.text_begin > kLongestText)
      continue;
    const std::string_view shown =
        trim(text.substr(element.text_begin, element.text_end - element.text_begin));
    if (shown.empty() || shown.find('\n') != std::string_view::npos) continue;
    AuthorText found;
    found.begin = static_cast<std::uint32_t>(shown.data() - text.data());
    found.end = found.begin + static_cast<std::uint32_t>(shown.size());
    found.reasons = reasons[i];
    const auto within = std::ranges::find_if(author_texts_, [&](const AuthorText& inner) {
      return found.begin <= inner.begin && inner.end <= found.end;
    });
    if (within != author_texts_.end()) {
      if (within->begin == found.begin && within->end == found.end)
        within->reasons |= found.reasons;
      continue;
    }
    const auto block = std::ranges::upper_bound(page_.blocks, found.begin, {}, &html::Block::begin);
    if (block == page_.blocks.begin()) continue;
    found.position = static_cast<std::uint32_t>(block - page_.blocks.begin() - 1);
    author_texts_.push_back(found);
  }
  std::ranges::sort(author_texts_, {}, &AuthorText::begin);
}

std::span<const AuthorText> Markup::author_texts(std::size_t position) const {
  const auto begin = std::ranges::lower_bound(author_texts_, position, {}, &AuthorText::position);
  const auto end = std::ranges::upper_bound(author_texts_, position, {}, &AuthorText::position);
  return {begin, end};
}

}  // namespace newsfold::extract::metadata
