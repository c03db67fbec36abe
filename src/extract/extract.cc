#include "newsfold/extract/extract.h"

namespace newsfold::extract {

class Data {};

std::shared_ptr<const Data> builtin_data() { return std::make_shared<const Data>(); }
Result<std::shared_ptr<const Data>> load_data(const std::vector<std::string>&) { return builtin_data(); }

std::array<bool, kLineKindCount> default_keep() {
  std::array<bool, kLineKindCount> keep{};
  for (const LineKind kind : {LineKind::kBody, LineKind::kStandfirst, LineKind::kSubhead}) {
    keep[static_cast<std::size_t>(kind)] = true;
  }
  return keep;
}

Extractor::Extractor(std::shared_ptr<const Data> data, Options options)
    : data_(std::move(data)), options_(options) {}

Article Extractor::extract(const RawDocument& document) const {
  Article article;
  article.id = document.id;
  article.provenance = document.provenance;
  article.title = document.title;
  article.text = document.content;
  article.extra = document.extra;
  return article;
}

}  // namespace newsfold::extract
