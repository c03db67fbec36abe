// A dump to an article: every line gets a kind, the article's lines become the text, the others
// give title, authors, dates and captions. A pure function of one document plus versioned data.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "newsfold/base/status.h"
#include "newsfold/records/article.h"
#include "newsfold/records/raw_document.h"

namespace newsfold::extract {

// Phrase rules and the line model. Immutable once loaded; share one over threads.
class Data;

// The rules and model that ship, compiled in.
std::shared_ptr<const Data> builtin_data();
// Tells one version of the shipped rules and model from another.
std::uint64_t shipped_version();
// The shipped ones plus the user's phrase rules (--rules), which win. Format:
// data/boilerplate/README.md. Errors: kUnreadable, kBadData with file and line.
Result<std::shared_ptr<const Data>> load_data(const std::vector<std::string>& rule_files);

class Templates;  // newsfold/extract/templates.h

struct Options {
  std::array<bool, kLineKindCount> keep{};  // which kinds are part of the text: see default_keep
  bool keep_removed = false;                // fill Article::removed
  bool record_lines = false;                // fill Article::lines and date_candidates
  std::shared_ptr<const Templates> templates = {};  // what repeats over sites' pages; may be null
};
// body, standfirst, subhead
std::array<bool, kLineKindCount> default_keep();

class Extractor {
 public:
  Extractor(std::shared_ptr<const Data> data, Options options);

  // Thread-safe. Cost: linear in the content's bytes. Kept and removed lines together are the
  // input.
  Article extract(const RawDocument& document) const;

 private:
  std::shared_ptr<const Data> data_;
  Options options_;
};

}  // namespace newsfold::extract
