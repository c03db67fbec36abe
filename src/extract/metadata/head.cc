#include "extract/metadata/head.h"

#include <algorithm>

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kMostTitleWords = 60;

std::string_view host_of(const RawDocument& document, const Declared& declared) {
  return document.provenance.hostname.empty() ? std::string_view(declared.host)
                                              : std::string_view(document.provenance.hostname);
}

// Without the ellipsis that some systems put where a headline is too long for them.
std::string_view uncut(std::string_view title) {
  for (const std::string_view mark : {"...", "…"}) {
    if (title.ends_with(mark)) title.remove_suffix(mark.size());
  }
  return title;
}

// The line that a shortened title is the beginning of; empty where there is none.
std::string_view continued(const Page& page, std::string_view title) {
  const std::string_view head = uncut(title);
  if (head.size() == title.size() || head.empty()) return {};
  for (const PageLine& line : page.lines()) {
    if (line.words.size() <= kMostTitleWords && line.text.size() > head.size() &&
        line.text.starts_with(head))
      return line.text;
  }
  return {};
}

// Half of the title's words stand in one line of the page, or in its text.
bool has_to_do_with(const Page& page, const std::vector<Token>& title) {
  std::size_t known = 0, telling = 0;
  for (const Token& word : title) {
    if (word.letters < 4 && !word.ideograph) continue;
    ++telling;
    known += page.core_count(word.stem) > 0 ? 1 : 0;
  }
  if (known * 2 >= telling && telling > 0) return true;
  return std::ranges::any_of(page.lines(), [&](const PageLine& line) {
    if (line.words.size() > kMostTitleWords) return false;
    const auto shared = std::ranges::count_if(title, [&](const Token& word) {
      return std::ranges::any_of(line.words,
                                 [&](const Token& other) { return other.hash == word.hash; });
    });
    return static_cast<std::size_t>(shared) * 2 >= title.size();
  });
}

}  // namespace

PageHead read_head(const RawDocument& document, const html::Declarations& declarations,
                   std::string_view language) {
  const Wording wording(Labels::shipped(), language);
  Declared declared = read_declared(declarations, document.provenance.url, language, wording);
  const std::string_view host = host_of(document, declared);
  DocumentTitle title(declarations.title, declared.outlet, host);
  Witnesses witnesses(declarations, declared.outlet, host);
  declared.scripted.assign(witnesses.published().begin(), witnesses.published().end());
  return {std::move(declared), std::move(title), std::move(witnesses),
          scripted_authors(declarations, wording)};
}

std::string declared_title(const Page& page, const Declared& declared) {
  for (const DeclaredText& candidate : declared.titles) {
    const bool bare = candidate.vocabulary == Vocabulary::kJsonLd;
    const std::string text =
        bare ? candidate.text
             : DocumentTitle(candidate.text, declared.outlet, host_of(page.document(), declared))
                   .text();
    const std::vector<Token> words = tokenize(text);
    if (words.empty() || words.size() > kMostTitleWords) continue;
    if (phrase_hash(text) == phrase_hash(declared.outlet) || !has_to_do_with(page, words)) continue;
    if (const std::string_view whole = continued(page, text); !whole.empty())
      return std::string(whole);
    return text;
  }
  return {};
}

}  // namespace newsfold::extract::metadata
