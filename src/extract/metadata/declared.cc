#include "extract/metadata/declared.h"

#include <algorithm>
#include <array>

#include "extract/metadata/declared_text.h"
#include "extract/metadata/filed_days.h"
#include "extract/metadata/json_ld.h"

namespace newsfold::extract::metadata {
namespace {

enum class Field : std::uint8_t { kTitle, kAuthor, kPublished, kModified, kOutlet, kUrl };

struct MetaName {
  std::string_view name;  // lower case
  Field field;
  Vocabulary vocabulary;
};

constexpr Vocabulary kOg = Vocabulary::kOpenGraph;
constexpr Vocabulary kOwn = Vocabulary::kMeta;

// Names in use on the web, in the order in which they are believed.
constexpr auto kMetaNames = std::to_array<MetaName>({
    {"og:title", Field::kTitle, kOg},
    {"twitter:title", Field::kTitle, kOg},
    {"dc.title", Field::kTitle, kOwn},
    {"dcterms.title", Field::kTitle, kOwn},
    {"parsely-title", Field::kTitle, kOwn},
    {"sailthru.title", Field::kTitle, kOwn},
    {"citation_title", Field::kTitle, kOwn},
    {"headline", Field::kTitle, kOwn},
    {"title", Field::kTitle, kOwn},
    {"author", Field::kAuthor, kOwn},
    {"authors", Field::kAuthor, kOwn},
    {"article:author", Field::kAuthor, kOg},
    {"og:article:author", Field::kAuthor, kOg},
    {"byl", Field::kAuthor, kOwn},
    {"dc.creator", Field::kAuthor, kOwn},
    {"dcterms.creator", Field::kAuthor, kOwn},
    {"parsely-author", Field::kAuthor, kOwn},
    {"sailthru.author", Field::kAuthor, kOwn},
    {"cxenseparse:author", Field::kAuthor, kOwn},
    {"citation_author", Field::kAuthor, kOwn},
    {"article:published_time", Field::kPublished, kOg},
    {"og:article:published_time", Field::kPublished, kOg},
    {"og:published_time", Field::kPublished, kOg},
    {"article:published", Field::kPublished, kOg},
    {"article.published", Field::kPublished, kOwn},
    {"parsely-pub-date", Field::kPublished, kOwn},
    {"sailthru.date", Field::kPublished, kOwn},
    {"cxenseparse:recs:publishtime", Field::kPublished, kOwn},
    {"dc.date.issued", Field::kPublished, kOwn},
    {"dcterms.issued", Field::kPublished, kOwn},
    {"dc.date.created", Field::kPublished, kOwn},
    {"dcterms.created", Field::kPublished, kOwn},
    {"dc.date", Field::kPublished, kOwn},
    {"dcterms.date", Field::kPublished, kOwn},
    {"datepublished", Field::kPublished, kOwn},
    {"pubdate", Field::kPublished, kOwn},
    {"publishdate", Field::kPublished, kOwn},
    {"publish-date", Field::kPublished, kOwn},
    {"publish_date", Field::kPublished, kOwn},
    {"publication_date", Field::kPublished, kOwn},
    {"originalpublicationdate", Field::kPublished, kOwn},
    {"article_date_original", Field::kPublished, kOwn},
    {"citation_publication_date", Field::kPublished, kOwn},
    {"citation_online_date", Field::kPublished, kOwn},
    {"rnews:datepublished", Field::kPublished, kOwn},
    {"date", Field::kPublished, kOwn},
    {"article:modified_time", Field::kModified, kOg},
    {"og:article:modified_time", Field::kModified, kOg},
    {"og:updated_time", Field::kModified, kOg},
    {"article:modified", Field::kModified, kOg},
    {"dc.date.modified", Field::kModified, kOwn},
    {"dcterms.modified", Field::kModified, kOwn},
    {"datemodified", Field::kModified, kOwn},
    {"lastmod", Field::kModified, kOwn},
    {"last-modified", Field::kModified, kOwn},
    {"revision_date", Field::kModified, kOwn},
    {"og:site_name", Field::kOutlet, kOg},
    {"application-name", Field::kOutlet, kOwn},
    {"og:url", Field::kUrl, kOg},
});

bool is_absolute(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

// REQUIRES: is_absolute(url), or empty.
std::string host_of(std::string_view url) {
  url.remove_prefix(std::min(url.find("://"), url.size()));
  url.remove_prefix(std::min<std::size_t>(3, url.size()));
  url = url.substr(0, url.find_first_of("/?#:"));
  std::string host;
  for (const char c : url) host += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return host.starts_with("www.") ? host.substr(4) : host;
}

class Gatherer {
 public:
  Gatherer(const html::Declarations& declarations, std::string_view language,
           const Wording& wording)
      : declarations_(declarations), language_(language), wording_(wording) {}

  Declared gather(std::string_view url) {
    if (is_absolute(declarations_.canonical)) declared_.url = declarations_.canonical;
    take_linked(url.empty() ? std::string_view(declared_.url) : url);
    take_metas(kOg);
    take_microdata();
    take_metas(kOwn);
    take_card();
    for (const std::string_view name : {"og:image", "twitter:image"}) {
      if (!declared_.pictured) declared_.pictured = filed_days(declarations_.meta(name));
    }
    return std::move(declared_);
  }

 private:
  void take_linked(std::string_view url) {
    const std::optional<LinkedArticle> article = linked_article(declarations_.json_ld, url);
    if (!article) return;
    declared_.is_free = article->is_free;
    if (article->is_article) add_title(Vocabulary::kJsonLd, article->headline);
    add_day(declared_.published, Vocabulary::kJsonLd, article->published);
    add_day(declared_.modified, Vocabulary::kJsonLd, article->modified);
    for (const std::string& author : article->authors) add_names(author);
    declared_.outlet = declared_text(article->publisher);
    if (declared_.url.empty() && is_absolute(article->url)) declared_.url = article->url;
  }

  void take_metas(Vocabulary vocabulary) {
    const bool named = !declared_.authors.empty();
    for (const MetaName& known : kMetaNames) {
      if (known.vocabulary != vocabulary || (named && known.field == Field::kAuthor)) continue;
      // Names of one kind only: many pages say the same in several.
      if (known.field == Field::kAuthor && !declared_.authors.empty()) continue;
      for (const html::MetaElement& meta : declarations_.metas) {
        if (meta.name == known.name) take(known.field, vocabulary, meta.content);
      }
    }
  }

  // <meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Lee">
  // The label is in the site's language, which need not be the article's.
  void take_card() {
    const std::string_view site = declarations_.language;
    const Wording wording(Labels::shipped(), site.substr(0, site.find_first_of("-_")));
    for (const char digit : {'1', '2', '3', '4'}) {
      const std::string number(1, digit);
      const std::vector<Token> label = tokenize(declarations_.meta("twitter:label" + number));
      const LabelSet labels = label.empty() ? 0 : wording_.of(label) | wording.of(label);
      if (!has(labels, Label::kBy) && !has(labels, Label::kAuthor)) continue;
      declared_.card_authors =
          declared_names(declarations_.meta("twitter:data" + number), wording_);
      return;
    }
  }

  void take(Field field, Vocabulary vocabulary, std::string_view content) {
    switch (field) {
      case Field::kTitle:
        return add_title(vocabulary, content);
      case Field::kAuthor:
        return add_names(content);
      case Field::kPublished:
        return add_day(declared_.published, vocabulary, content);
      case Field::kModified:
        return add_day(declared_.modified, vocabulary, content);
      case Field::kOutlet:
        if (declared_.outlet.empty()) declared_.outlet = declared_text(content);
        return;
      case Field::kUrl:
        if (declared_.url.empty() && is_absolute(content)) declared_.url = content;
        return;
    }
  }

  // Teasers of other stories carry such dates, too: only a day that all agree on is the page's.
  void take_microdata() {
    std::vector<DeclaredDay> published, modified;
    for (const html::ItemProperty& property : declarations_.properties) {
      if (property.value.empty()) continue;
      if (property.name == "datepublished" || property.name == "datecreated")
        add_day(published, Vocabulary::kMicrodata, property.value);
      if (property.name == "datemodified")
        add_day(modified, Vocabulary::kMicrodata, property.value);
    }
    const auto unanimous = [](const std::vector<DeclaredDay>& days) {
      return !days.empty() && std::ranges::all_of(days, [&](const DeclaredDay& other) {
        return other.day == days.front().day;
      });
    };
    if (unanimous(published)) declared_.published.push_back(published.front());
    if (unanimous(modified)) declared_.modified.push_back(modified.front());
  }

  void add_title(Vocabulary vocabulary, std::string_view raw) {
    std::string text = declared_text(raw);
    if (!text.empty() && !is_description(text))
      declared_.titles.push_back({vocabulary, std::move(text)});
  }
  // Some systems declare the summary as the headline.
  bool is_description(std::string_view title) const {
    if (declared_text(declarations_.title).find(title) != std::string::npos) return false;
    return std::ranges::any_of(
        std::to_array({"description", "og:description"}), [&](const char* name) {
          return phrase_hash(declared_text(declarations_.meta(name))) == phrase_hash(title);
        });
  }
  void add_day(std::vector<DeclaredDay>& days, Vocabulary vocabulary, std::string_view raw) const {
    if (const std::optional<Day> day = declared_day(raw, language_))
      days.push_back({vocabulary, *day});
  }
  void add_names(std::string_view raw) {
    for (std::string& name : declared_names(raw, wording_)) {
      if (std::ranges::find(declared_.authors, name) == declared_.authors.end())
        declared_.authors.push_back(std::move(name));
    }
  }

  const html::Declarations& declarations_;
  std::string_view language_;
  const Wording& wording_;
  Declared declared_;
};

}  // namespace

std::string_view vocabulary_name(Vocabulary vocabulary) {
  constexpr std::array<std::string_view, 4> kNames = {"JSON-LD", "Open Graph", "microdata",
                                                      "meta element"};
  return kNames[static_cast<std::size_t>(vocabulary)];
}

Declared read_declared(const html::Declarations& declarations, std::string_view url,
                       std::string_view language, const Wording& wording) {
  Declared declared = Gatherer(declarations, language, wording).gather(url);
  declared.host = host_of(declared.url);
  return declared;
}

}  // namespace newsfold::extract::metadata
