#include "extract/metadata/witnesses.h"

#include <algorithm>
#include <cstdlib>

#include "extract/metadata/declared_text.h"
#include "extract/metadata/document_title.h"

namespace newsfold::extract::metadata {
namespace {

bool speaks_of(std::string_view name, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

TitleSource source_of(std::string_view name) {
  if (speaks_of(name, {"seo", "og", "social", "twitter", "facebook", "meta", "search", "share"}))
    return TitleSource::kPromoted;
  if (speaks_of(name, {"headline"})) return TitleSource::kHeadline;
  if (speaks_of(name, {"page", "content", "article", "post", "story", "document", "disqus"}))
    return TitleSource::kPage;
  return TitleSource::kPlain;
}

// "date", "pubDate", "post_date", "displayDate", but not "birthDate".
bool dates_page(std::string_view name) {
  return name == "date" || speaks_of(name, {"pub", "post_", "postd", "issue", "article", "story",
                                            "page", "content", "display", "creat"});
}

std::uint8_t hex(char c) {
  const char small = static_cast<char>(c | 0x20);
  if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0');
  return small >= 'a' && small <= 'f' ? static_cast<std::uint8_t>(small - 'a' + 10) : 16;
}

// Of a value in an address's query, up to the next one.
std::string unescaped(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size() && value[i] != '&'; ++i) {
    if (value[i] == '%' && i + 2 < value.size() && hex(value[i + 1]) < 16 &&
        hex(value[i + 2]) < 16) {
      out += static_cast<char>(hex(value[i + 1]) * 16 + hex(value[i + 2]));
      i += 2;
    } else {
      out += value[i] == '+' ? ' ' : value[i];
    }
  }
  return out;
}

// The text that a link for sharing carries; empty for other links.
std::string shared_text(std::string_view href) {
  if (!href.starts_with("mailto:") && !speaks_of(href, {"share", "intent", "submit", "whatsapp"}))
    return {};
  for (const std::string_view key : {"subject=", "text=", "title="}) {
    const std::size_t at = href.find(key);
    if (at == std::string_view::npos || at == 0 ||
        (href[at - 1] != '?' && href[at - 1] != '&' && href[at - 1] != ';'))
      continue;
    return unescaped(href.substr(at + key.size()));
  }
  return {};
}

}  // namespace

Witnesses::Witnesses(const html::Declarations& declarations, std::string_view outlet,
                     std::string_view host) {
  std::vector<Day> dated;
  for (const html::NamedText& named : declarations.named) {
    if (speaks_of(named.name, {"title", "headline"})) {
      add(named.text, source_of(named.name), outlet, host);
    } else if (!speaks_of(named.name, {"author", "byline"})) {
      if (speaks_of(named.name, {"publi"}))
        add_day(named, published_);
      else if (dates_page(named.name))
        add_day(named, dated);
    } else {
      std::string author = declared_text(named.text);
      if (std::ranges::find(authors_, author) == authors_.end())
        authors_.push_back(std::move(author));
    }
  }
  for (const html::RelatedLink& link : declarations.links) {
    std::string text = shared_text(link.href);
    text.resize(std::min(text.size(), text.find("http")));
    if (!text.empty()) add(text, TitleSource::kShared, outlet, host);
  }
  if (published_.empty()) published_ = std::move(dated);
}

// Of the first publication: "lastPublished" and "publishedUntil" are others.
void Witnesses::add_day(const html::NamedText& named, std::vector<Day>& days) {
  if (speaks_of(named.name,
                {"last", "modif", "updat", "until", "before", "after", "unpubl", "republ", "end"}))
    return;
  const std::optional<Day> day = declared_day(named.text, "en");
  const auto near = [&](Day other) { return std::abs(other - *day) <= 1; };
  if (day && std::ranges::none_of(days, near)) days.push_back(*day);
}

void Witnesses::add(std::string_view raw, TitleSource source, std::string_view outlet,
                    std::string_view host) {
  const std::string text = declared_text(raw);
  if (text.find(' ') == std::string::npos && text.size() < 20) return;
  const DocumentTitle title(text, outlet, host);
  add_phrase(title.text(), source);
  if (title.text() != text) add_phrase(text, source);
}

void Witnesses::add_phrase(std::string text, TitleSource source) {
  const std::uint64_t phrase = phrase_hash(text);
  if (phrase == 0) return;
  const auto known = std::ranges::find(all_, phrase, &Witness::phrase);
  if (known != all_.end()) {
    known->sources |= 1U << static_cast<unsigned>(source);
    return;
  }
  all_.push_back({std::move(text), phrase, 1U << static_cast<unsigned>(source)});
}

const Witness* Witnesses::find(std::uint64_t phrase) const {
  const auto found = std::ranges::find(all_, phrase, &Witness::phrase);
  return found != all_.end() ? &*found : nullptr;
}

}  // namespace newsfold::extract::metadata
