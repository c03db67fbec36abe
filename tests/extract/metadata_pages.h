// Invented dumps for the metadata tests, through the whole extract room.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "newsfold/extract/extract.h"

namespace newsfold::extract {

inline Article extract_page(std::string_view content, std::string_view url = {},
                            std::string_view added = {}) {
  static const Extractor extractor(builtin_data(), [] {
    Options options;
    options.keep = default_keep();
    options.keep_removed = true;
    options.record_lines = true;
    return options;
  }());
  RawDocument document;
  document.id = "page";
  document.content = content;
  document.provenance.url = url;
  document.provenance.added = added;
  return extractor.extract(document);
}

inline std::string day_text(const std::optional<Day>& day) {
  return day ? format_day(*day) : "none";
}

// Three paragraphs of an article about a bridge, without a date.
inline constexpr std::string_view kBridgeText =
    "The old bridge over the Larn was closed to lorries after engineers found cracks in two of its "
    "piers, the town council of Larnmouth said in a statement.\n\n"
    "\"We can't wait for the next flood,\" said Mayor Ada Quill, who asked the county for help "
    "with "
    "the repair of the bridge. The work will take four months and cost three million crowns.\n\n"
    "Shopkeepers on the eastern bank fear for their trade. They say that the closed bridge cuts "
    "them "
    "off from half of their customers, and that the ferry is no answer in winter.\n";

}  // namespace newsfold::extract
