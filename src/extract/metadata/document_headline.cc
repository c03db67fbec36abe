#include "extract/metadata/document_headline.h"

#include "extract/lines.h"
#include "extract/metadata/markup.h"
#include "extract/metadata/tokens.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kLeastWords = 3;  // of a headline behind a kicker

bool is_called_otherwise(const Witnesses& witnesses, std::uint64_t title, std::uint64_t heading) {
  const Witness* other = witnesses.find(title);
  if (other == nullptr) return false;
  const Witness* same = witnesses.find(heading);
  if (same == nullptr) return true;
  // What search engines and social networks are told is seldom what a script calls headline.
  if (other->is_from(TitleSource::kPromoted) && same->is_from(TitleSource::kHeadline)) return false;
  return other->is_from(TitleSource::kPage) && !same->is_from(TitleSource::kPage);
}

// What stands before the headline in the text; empty where it doesn't end with it.
std::string_view before(std::string_view text, std::string_view headline) {
  if (text.size() <= headline.size() || !text.ends_with(headline)) return {};
  return trim(text.substr(0, text.size() - headline.size()));
}

bool is_headline(std::string_view text) { return tokenize(text).size() >= kLeastWords; }

bool goes_on(const Page& page, std::uint32_t position, std::uint64_t title) {
  if (position + 1 >= page.lines().size()) return false;
  if (page.markup()->of(position).heading != 1 || page.markup()->of(position + 1).heading != 1)
    return false;
  std::uint64_t phrase = page.lines()[position].phrase;
  for (const Token& word : page.lines()[position + 1].words)
    phrase = extend_phrase(phrase, word.hash);
  return phrase == title;
}

}  // namespace

bool is_document_title(const Page& page, const PageHead& head, const ShownHeading& heading) {
  const std::string_view title = head.title.text();
  const std::uint64_t phrase = phrase_hash(title), shown = phrase_hash(heading.text);
  if (phrase == 0) return false;
  if (is_called_otherwise(head.witnesses, phrase, shown)) return true;
  if (is_headline(title) && before(heading.text, title).ends_with("/")) return true;
  if (head.witnesses.find(shown) == nullptr && is_headline(heading.text) &&
      before(title, heading.text).ends_with(":"))
    return true;
  return goes_on(page, heading.position, phrase);
}

}  // namespace newsfold::extract::metadata
