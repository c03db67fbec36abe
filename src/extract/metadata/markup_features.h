// Features of a line that only its markup tells, the same for titles, dates and authors.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "extract/metadata/linear_model.h"
#include "extract/metadata/markup.h"

namespace newsfold::extract::metadata {

// Adds them; `first_group` is where the groups of markup_groups stand in the model's list.
void add_markup(const MarkupFacts& facts, const LinearModel& model, std::size_t first_group,
                std::vector<Feature>& features);

inline constexpr std::array<FeatureGroup, 5> kMarkupGroups = {{
    {"heading", 7},
    {"near-hint", kHintCount},
    {"far-hint", kHintCount},
    {"element", html::kInsideCount},
    {"linked", 5},
}};

// A list of groups with those of the markup behind it.
template <std::size_t kSize>
constexpr std::array<FeatureGroup, kSize + kMarkupGroups.size()> with_markup(
    const std::array<FeatureGroup, kSize>& groups) {
  std::array<FeatureGroup, kSize + kMarkupGroups.size()> all{};
  for (std::size_t i = 0; i < kSize; ++i) all[i] = groups[i];
  for (std::size_t i = 0; i < kMarkupGroups.size(); ++i) all[kSize + i] = kMarkupGroups[i];
  return all;
}

}  // namespace newsfold::extract::metadata
