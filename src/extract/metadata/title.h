// The title: every line that may be it, what speaks for and against each, and the choice.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/metadata/title_features.h"

namespace newsfold::extract::metadata {

struct TitleCandidate {
  std::optional<std::uint32_t> position;  // of the page's filled lines; none: stands in the head
  std::string_view text;
  std::vector<Feature> features;
};

// Lines of a headline's length above the article's text or in its first lines, and of a page its
// top headings and the document's title (`head` is null for dumps). Texts live as long as page and
// head.
std::vector<TitleCandidate> title_candidates(const Page& page, const Slug& slug,
                                             const PageHead* head);

struct TitleChoice {
  std::optional<std::uint32_t> position;  // none: stands in the head
  std::string_view text;
  std::uint16_t confidence = 0;  // per mille
};
// Nothing when no candidate is likely enough.
std::optional<TitleChoice> choose_title(const Page& page, const Slug& slug, const PageHead* head);

}  // namespace newsfold::extract::metadata
