// Site templates: what repeats over a site's pages is furniture, whatever it reads like. Learned
// from many documents, kept as a text that a person can read and edit, applied after
// classification.
//
// The text has one row a line, columns separated by tabs; `#` starts a comment line:
//   site <TAB> host <TAB> documents      starts a site; learned from so many
//   kind <TAB> documents <TAB> match <TAB> line
// A line of the site with these words is of this kind (a name of --keep and --drop; `body` keeps
// it). match: `exact`, or `numbers`: any number may stand for a number. Case and punctuation do not
// matter.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsfold/base/status.h"
#include "newsfold/extract/extract.h"
#include "newsfold/records/line.h"
#include "newsfold/records/raw_document.h"

namespace newsfold::extract {

enum class TemplateMatch : std::uint8_t { kExact, kNumbers };

struct TemplateLine {
  std::uint64_t words = 0;  // hash of its words, under kNumbers with every number as "0"
  TemplateMatch match = TemplateMatch::kExact;
  LineKind kind = LineKind::kFurniture;
  std::uint32_t documents = 0;  // of the site in which it stands
  std::string text;             // as one page writes it; empty where texts were not kept
};

struct SiteTemplate {
  std::uint32_t documents = 0;
  std::vector<TemplateLine> lines;  // by documents, most first, then text, then hash
};

// The templates of many sites. Immutable once filled; thread-safe.
class Templates {
 public:
  // Errors: kBadData with `name` and the line.
  static Result<Templates> parse(std::string_view text, const std::string& name);
  std::string text() const;  // sites and lines in a fixed order; what parse reads

  // A site that is there already is replaced.
  void add(const std::string& site, SiteTemplate learned);
  const std::map<std::string, SiteTemplate, std::less<>>& sites() const { return sites_; }

  // The line of the site that has these words, or null.
  const TemplateLine* find(std::string_view site, std::uint64_t words,
                           std::uint64_t words_without_numbers) const;

 private:
  using Index = std::unordered_map<std::uint64_t, std::uint32_t>;  // words and match → line
  std::map<std::string, SiteTemplate, std::less<>> sites_;
  std::map<std::string, Index, std::less<>> indexes_;
};

// What the learner keeps of one document.
struct PageSample {
  struct Sighting {
    std::uint64_t words = 0, words_without_numbers = 0;
    std::uint16_t length = 0;  // words
    LineKind kind = LineKind::kBody;
    std::string text;  // where texts are kept
  };
  std::string site;         // empty: the document's site is unknown, and it teaches nothing
  std::uint64_t order = 0;  // by what it says: decides which of a site's documents are used
  std::vector<Sighting> lines;
};

// The site that a document's template goes by: its outlet, where it is known before reading.
std::string_view site_of(const RawDocument& document);

// Classifies the document's lines. Thread-safe; as costly as Extractor::extract without metadata.
PageSample sample_page(const Data& data, const RawDocument& document, bool keep_texts);

// Not thread-safe. What is learned does not depend on the order of the documents. Keeps at most
// kDocumentsPerSite documents a site (those of least `order`): some 5 KB each, their texts too
// where kept.
class TemplateLearner {
 public:
  static constexpr std::size_t kDocumentsPerSite = 24;

  void add(PageSample page);
  // A line becomes furniture when it stands in at least three documents of its site that are not
  // copies of each other; a line that reads like an article's paragraph in most of them, only when
  // it stands in a third of all. Numbers may vary only in lines that are furniture mostly anyway.
  Templates learn() const;

 private:
  std::map<std::string, std::map<std::uint64_t, PageSample>> sites_;  // by order
};

}  // namespace newsfold::extract
