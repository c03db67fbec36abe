// The title: every line that may be it, what speaks for and against each, and the choice.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/metadata/title_features.h"

namespace newsfold::extract::metadata {

struct TitleCandidate {
  std::uint32_t position = 0;  // of the page's filled lines
  std::vector<Feature> features;
};

// Lines of a headline's length above the article's text or in its first lines.
std::vector<TitleCandidate> title_candidates(const Page& page, const Slug& slug);

struct TitleChoice {
  std::uint32_t position = 0;
  std::uint16_t confidence = 0;  // per mille
};
// Nothing when no line is likely enough.
std::optional<TitleChoice> choose_title(const Page& page, const Slug& slug);

}  // namespace newsfold::extract::metadata
