// Invented pages about a bridge, through the whole extract room.
#pragma once

#include <string>
#include <string_view>

#include "extract/metadata_pages.h"

namespace newsfold::extract {

inline constexpr std::string_view kBridgeTitle =
    "Cracks in two piers close the Larn bridge to lorries";

inline std::string bridge_page(std::string_view head, std::string_view top) {
  std::string html =
      "<html><head>" + std::string(head) + "</head><body><article>" + std::string(top);
  std::string_view rest = kBridgeText;
  while (!rest.empty()) {
    const std::size_t end = rest.find("\n\n");
    html += "<p>" + std::string(rest.substr(0, end)) + "</p>";
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 2);
  }
  return html + "</article></body></html>";
}

inline Article extract_html(const std::string& html, std::string_view added = {}) {
  static const Extractor extractor(builtin_data(), [] {
    Options options;
    options.keep = default_keep();
    options.record_lines = true;
    return options;
  }());
  RawDocument document;
  document.id = "page";
  document.kind = ContentKind::kPage;
  document.content = html;
  document.provenance.added = added;
  return extractor.extract(document);
}

inline std::string script(std::string_view members) {
  return "<script>var page = {" + std::string(members) + "};</script>";
}

}  // namespace newsfold::extract
