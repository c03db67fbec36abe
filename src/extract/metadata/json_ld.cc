#include "extract/metadata/json_ld.h"

#include <algorithm>

#include "extract/metadata/json.h"

namespace newsfold::extract::metadata {
namespace {

constexpr std::size_t kMostDepth = 6;  // of nodes inside nodes

std::string_view text_of(const JsonValue& node, std::string_view name) {
  const JsonValue* value = node.member(name);
  if (value != nullptr && value->is_array() && !value->items.empty()) value = &value->items[0];
  return value != nullptr && value->is_string() ? std::string_view(value->text)
                                                : std::string_view{};
}

template <typename Visit>
void each(const JsonValue* value, const Visit& visit) {
  if (value == nullptr) return;
  if (!value->is_array()) return visit(*value);
  for (const JsonValue& item : value->items) each(&item, visit);
}

bool has_type(const JsonValue& node, std::string_view type) {
  bool found = false;
  each(node.member("@type"), [&](const JsonValue& name) {
    found |= name.text == type || name.text.ends_with("/" + std::string(type));
  });
  return found;
}

// "NewsArticle", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting"
bool is_article_type(const JsonValue& node) {
  bool found = false;
  each(node.member("@type"), [&](const JsonValue& name) {
    const std::string_view type = name.text;
    found |= type.ends_with("Article") || type.ends_with("BlogPosting") ||
             type.ends_with("SocialMediaPosting") || type.ends_with("Report");
  });
  return found;
}

// Addresses that differ in scheme, "www." or a last slash are one; so are those with and without
// query.
std::string_view bare(std::string_view url) {
  for (const std::string_view prefix : {"https:", "http:", "//", "www."}) {
    if (url.starts_with(prefix)) url.remove_prefix(prefix.size());
  }
  url = url.substr(0, url.find_first_of("?#"));
  while (url.ends_with("/")) url.remove_suffix(1);
  return url;
}

class Collector {
 public:
  explicit Collector(std::string_view page_url) : page_url_(bare(page_url)) {}

  void collect(const JsonValue& node, std::size_t depth) {
    if (depth > kMostDepth) return;
    if (node.is_array()) {
      for (const JsonValue& item : node.items) collect(item, depth + 1);
      return;
    }
    if (!node.is_object()) return;
    if (!text_of(node, "@id").empty()) identified_.push_back(&node);
    if (rank(node) > 0) nodes_.push_back(&node);
    for (const std::string_view name : {"@graph", "mainEntity", "mainEntityOfPage"}) {
      if (const JsonValue* inner = node.member(name)) collect(*inner, depth + 1);
    }
  }

  std::optional<LinkedArticle> article() const {
    if (nodes_.empty()) return std::nullopt;
    const JsonValue* best = nodes_.front();
    for (const JsonValue* node : nodes_) {
      if (rank(*node) > rank(*best)) best = node;
    }
    LinkedArticle article;
    fill(*best, article);
    article.is_article = is_article_type(*best);
    // A page's own node completes what its article leaves out.
    for (const JsonValue* node : nodes_) {
      if (node != best && has_type(*node, "WebPage")) fill(*node, article);
    }
    return article;
  }

 private:
  int rank(const JsonValue& node) const {
    const bool dated = !text_of(node, "datePublished").empty();
    const bool article = is_article_type(node);
    if (!article && !dated) return 0;
    if (node.member("itemReviewed") != nullptr && !dated) return 0;
    int rank = article ? 4 : has_type(node, "WebPage") ? 1 : 2;
    rank += dated ? 2 : 0;
    rank += text_of(node, "headline").empty() ? 0 : 1;
    return rank + (is_of_page(node) ? 8 : 0);
  }

  bool is_of_page(const JsonValue& node) const {
    if (page_url_.empty()) return false;
    if (bare(text_of(node, "url")) == page_url_ || bare(text_of(node, "@id")) == page_url_)
      return true;
    const JsonValue* page = node.member("mainEntityOfPage");
    return page != nullptr && (page->is_string() ? bare(page->text) == page_url_
                                                 : bare(text_of(*page, "@id")) == page_url_);
  }

  void fill(const JsonValue& node, LinkedArticle& article) const {
    const auto set = [&node](std::string& field, std::string_view name) {
      if (field.empty()) field = text_of(node, name);
    };
    set(article.headline, "headline");
    set(article.headline, "name");
    set(article.published, "datePublished");
    set(article.published, "dateCreated");
    set(article.modified, "dateModified");
    set(article.url, "url");
    if (const JsonValue* free = node.member("isAccessibleForFree"))
      article.is_free = article.is_free && free->text != "false" && free->text != "False";
    if (article.publisher.empty()) {
      each(node.member("publisher"), [&](const JsonValue& publisher) {
        if (article.publisher.empty()) article.publisher = text_of(resolved(publisher), "name");
      });
    }
    if (article.authors.empty()) fill_authors(node, article);
  }

  void fill_authors(const JsonValue& node, LinkedArticle& article) const {
    std::vector<std::string> organizations;
    for (const std::string_view name : {"author", "creator"}) {
      each(node.member(name), [&](const JsonValue& author) {
        add_author(resolved(author), article.authors, organizations);
      });
      if (!article.authors.empty()) return;
    }
    article.authors = std::move(organizations);
  }

  static void add_author(const JsonValue& author, std::vector<std::string>& persons,
                         std::vector<std::string>& organizations) {
    if (author.is_string()) {
      persons.push_back(author.text);
      return;
    }
    if (!author.is_object()) return;
    const bool organization =
        has_type(author, "Organization") || has_type(author, "NewsMediaOrganization");
    each(author.member("name"), [&](const JsonValue& name) {
      if (name.is_string() && !name.text.empty())
        (organization ? organizations : persons).push_back(name.text);
    });
  }

  // {"@id": "#ann"} stands for the node of that name.
  const JsonValue& resolved(const JsonValue& reference) const {
    if (!reference.is_object() || reference.member("name") != nullptr) return reference;
    const std::string_view id = text_of(reference, "@id");
    if (id.empty()) return reference;
    const auto found = std::ranges::find_if(identified_, [&](const JsonValue* node) {
      return text_of(*node, "@id") == id && node->member("name") != nullptr;
    });
    return found == identified_.end() ? reference : **found;
  }

  std::string_view page_url_;
  std::vector<const JsonValue*> nodes_;
  std::vector<const JsonValue*> identified_;
};

}  // namespace

std::optional<LinkedArticle> linked_article(std::span<const std::string> scripts,
                                            std::string_view page_url) {
  std::vector<std::vector<JsonValue>> documents;
  documents.reserve(scripts.size());
  Collector collector(page_url);
  for (const std::string& script : scripts) {
    documents.push_back(read_json(script));
    for (const JsonValue& value : documents.back()) collector.collect(value, 0);
  }
  return collector.article();
}

}  // namespace newsfold::extract::metadata
