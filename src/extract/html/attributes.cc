#include "extract/html/attributes.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace newsfold::extract::html {
namespace {

constexpr std::size_t kMostWords = 32;
constexpr std::size_t kLongestWord = 24;  // bytes: longer ones are keys and hashes

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool names_component(std::string_view attribute) {
  static constexpr std::array<std::string_view, 10> kNames = {
      "class",       "id",      "itemprop",       "itemtype",    "role",
      "data-testid", "data-qa", "data-component", "data-module", "data-type"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view name) { return equals_lower(attribute, name); });
}

std::uint32_t extend(std::uint32_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
}

// Words of one value. A space forgets the word before: pairs are within one name.
void add_words(std::string_view value, std::size_t limit, std::vector<std::uint32_t>& words) {
  std::uint32_t before = 0;
  for (std::size_t at = 0; at < value.size() && words.size() < limit;) {
    if (!is_lower(value[at]) && !is_upper(value[at])) {
      if (is_space(value[at])) before = 0;
      ++at;
      continue;
    }
    std::size_t end = at;
    std::uint32_t hash = word_hash({});
    do {
      hash = extend(hash, lower(value[end++]));
    } while (end < value.size() &&
             (is_lower(value[end]) || (is_upper(value[end]) && is_upper(value[end - 1]))));
    if (end - at >= 2 && end - at <= kLongestWord) {
      words.push_back(hash);
      if (before != 0) words.push_back((before ^ hash * 0x9E3779B1U) * 0x85EBCA6BU);
      before = hash;
    }
    at = end;
  }
}

constexpr auto make_insides() {
  std::array<std::uint32_t, static_cast<std::size_t>(Tag::kOther) + 1> bits{};
  const auto set = [&bits](Inside what, std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) bits[static_cast<std::size_t>(tag)] |= inside_bit(what);
  };
  set(Inside::kHeader, {Tag::kHeader});
  set(Inside::kFooter, {Tag::kFooter});
  set(Inside::kNav, {Tag::kNav});
  set(Inside::kAside, {Tag::kAside});
  set(Inside::kArticle, {Tag::kArticle});
  set(Inside::kMain, {Tag::kMain});
  set(Inside::kSection, {Tag::kSection});
  set(Inside::kFigure, {Tag::kFigure});
  set(Inside::kCaption, {Tag::kFigcaption, Tag::kCaption});
  set(Inside::kTable, {Tag::kTable});
  set(Inside::kForm, {Tag::kForm});
  set(Inside::kList, {Tag::kUl, Tag::kOl, Tag::kDl, Tag::kMenu, Tag::kDir});
  set(Inside::kItem, {Tag::kLi, Tag::kDd, Tag::kDt});
  set(Inside::kQuote, {Tag::kBlockquote});
  set(Inside::kPre, {Tag::kPre});
  set(Inside::kDialog, {Tag::kDialog});
  set(Inside::kButton, {Tag::kButton});
  set(Inside::kHidden, {Tag::kAmpSidebar});
  return bits;
}
constexpr auto kInsideOfTag = make_insides();

bool style_hides(std::string_view style) {
  std::string tight;
  for (const char c : style) {
    if (!is_space(c)) tight += lower(c);
  }
  return tight.find("display:none") != std::string::npos ||
         tight.find("visibility:hidden") != std::string::npos;
}

// What an AMP element shows until it has loaded, or instead; where controls have one it is no text.
bool is_stand_in(const Token& token) {
  return std::any_of(token.attributes.begin(), token.attributes.end(), [](const Attribute& a) {
    return equals_lower(a.name, "placeholder") || equals_lower(a.name, "fallback");
  });
}

bool is_hidden(const Token& token) {
  for (const Attribute& attribute : token.attributes) {
    if (equals_lower(attribute.name, "hidden"))
      return !equals_lower(attribute.value, "until-found");
    if (equals_lower(attribute.name, "aria-hidden") && equals_lower(attribute.value, "true"))
      return true;
    if (equals_lower(attribute.name, "style") && style_hides(attribute.value)) return true;
  }
  return false;
}

}  // namespace

std::uint32_t word_hash(std::string_view word) {
  std::uint32_t hash = 0x811C9DC5U;
  for (const char c : word) hash = extend(hash, c);
  return hash;
}

std::string attribute_value(const Token& token, std::string_view lower_name) {
  std::string value;
  append_value(value, token.attribute(lower_name));
  while (!value.empty() && is_space(value.back())) value.pop_back();
  const auto begin = std::find_if_not(value.begin(), value.end(), is_space);
  value.erase(value.begin(), begin);
  return value;
}

std::string attribute_word(const Token& token, std::string_view lower_name) {
  std::string value = attribute_value(token, lower_name);
  std::transform(value.begin(), value.end(), value.begin(), lower);
  return value;
}

std::uint32_t inside_bits(const Token& token, Tag tag) {
  std::uint32_t bits = kInsideOfTag[static_cast<std::size_t>(tag)];
  if (token.attributes.empty()) return bits;
  if (is_hidden(token)) bits |= inside_bit(Inside::kHidden);
  if (is_stand_in(token)) bits |= inside_bit(Inside::kStandIn);
  const std::string property = attribute_word(token, "itemprop");
  if (property == "articlebody") bits |= inside_bit(Inside::kArticleBody);
  if (property == "comment" || attribute_word(token, "itemtype").ends_with("/comment"))
    bits |= inside_bit(Inside::kComment);
  return bits;
}

void append_words(const Token& token, std::vector<std::uint32_t>& words) {
  const std::size_t limit = words.size() + kMostWords;
  for (const Attribute& attribute : token.attributes) {
    if (names_component(attribute.name)) add_words(attribute.value, limit, words);
  }
}

}  // namespace newsfold::extract::html
