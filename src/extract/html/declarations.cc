#include "extract/html/declarations.h"

#include "extract/html/attributes.h"

namespace newsfold::extract::html {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Calls visit(word) for each word of a value that is a list.
template <typename Visit>
void for_each_word(std::string_view list, Visit visit) {
  for (std::size_t at = 0; at < list.size();) {
    std::size_t end = at;
    while (end < list.size() && !is_space(list[end])) ++end;
    if (end > at) visit(list.substr(at, end - at));
    at = end + 1;
  }
}

void declare_meta(const Token& token, Declarations& declarations) {
  if (token.attribute("content").data() == nullptr) return;
  for (const std::string_view attribute : {"property", "name", "itemprop", "http-equiv"}) {
    std::string name = attribute_word(token, attribute);
    if (!name.empty())
      declarations.metas.push_back({std::move(name), attribute_value(token, "content")});
  }
}

void declare_link(const Token& token, Declarations& declarations) {
  if (!declarations.canonical.empty()) return;
  for_each_word(attribute_word(token, "rel"), [&](std::string_view rel) {
    if (rel == "canonical") declarations.canonical = attribute_value(token, "href");
  });
}

void declare_property(const Token& token, const Place& place, Declarations& declarations) {
  std::string value;
  for (const std::string_view attribute : {"content", "datetime", "href"}) {
    value = attribute_value(token, attribute);
    if (!value.empty()) break;
  }
  for_each_word(attribute_word(token, "itemprop"), [&](std::string_view name) {
    declarations.properties.push_back(
        {std::string(name), value, place.block, place.element, place.own});
  });
}

}  // namespace

void declare(const Token& token, Tag tag, const Place& place, Declarations& declarations) {
  if (token.attributes.empty() && tag != Tag::kTime) return;
  if (tag == Tag::kMeta) declare_meta(token, declarations);
  if (tag == Tag::kLink) declare_link(token, declarations);
  if (tag == Tag::kHtml && declarations.language.empty())
    declarations.language = attribute_value(token, "lang");
  bool time = tag == Tag::kTime, property = false, rel = false, href = false;
  for (const Attribute& attribute : token.attributes) {
    time = time || equals_lower(attribute.name, "datetime");
    property = property || equals_lower(attribute.name, "itemprop");
    rel = rel || equals_lower(attribute.name, "rel");
    href = href || equals_lower(attribute.name, "href");
  }
  if (time) {
    declarations.times.push_back({attribute_value(token, "datetime"),
                                  attribute_word(token, "itemprop"), place.block, place.element,
                                  place.own});
  }
  if (property) declare_property(token, place, declarations);
  if ((rel || href) && tag == Tag::kA) {
    declarations.links.push_back(
        {attribute_word(token, "rel"), attribute_value(token, "href"), place.block, place.own});
  }
}

void declare_title(std::string_view raw, Declarations& declarations) {
  if (!declarations.title.empty()) return;
  std::string text;
  append_text(text, raw, TextState::kRcdata);
  for_each_word(text, [&](std::string_view word) {
    if (!declarations.title.empty()) declarations.title += ' ';
    declarations.title += word;
  });
}

bool is_json_ld(const Token& script) {
  return attribute_word(script, "type").starts_with("application/ld+json");
}

std::string_view Declarations::meta(std::string_view name) const {
  for (const MetaElement& element : metas) {
    if (element.name == name && !element.content.empty()) return element.content;
  }
  return {};
}

}  // namespace newsfold::extract::html
