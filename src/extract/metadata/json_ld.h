// The article that a page's JSON-LD describes, after schema.org.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace newsfold::extract::metadata {

// Values as declared; empty where nothing is. Authors are persons, or organizations where no
// person is named.
struct LinkedArticle {
  std::string headline;
  std::vector<std::string> authors;
  std::string published;
  std::string modified;
  std::string url;
  std::string publisher;
  bool is_article = false;  // an Article or Posting; else a page that merely has dates
  bool is_free = true;      // isAccessibleForFree
};

// Of several articles the one with the page's address, else the first of the most telling type.
// Lists of other articles are not looked into. Nothing where no script describes an article or a
// page with dates.
std::optional<LinkedArticle> linked_article(std::span<const std::string> scripts,
                                            std::string_view page_url);

}  // namespace newsfold::extract::metadata
