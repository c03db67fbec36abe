// How sure a pair of documents is to be one story. All numbers are integers in 1/65536.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "cluster/window.h"
#include "newsfold/cluster/cluster.h"

namespace newsfold::cluster {

inline constexpr std::int32_t kOne = 65536;

// λ, t and α of STORIES.md, prior cohesion, and the weakest edge that the graph keeps.
struct Thresholds {
  std::int32_t density = 0;   // λ
  std::int32_t link = 0;      // t
  std::int32_t cohesion = 0;  // α
  std::int32_t prior = 0;
  std::int32_t edge = 0;
};
Thresholds thresholds(Granularity granularity);

// Exact cosine of two sparse vectors of length 1.
std::int32_t cosine(const std::vector<StoryFeature>& a, const std::vector<StoryFeature>& b);

// The decision score: cosine, less than what is usual around both, times the date factor.
// density_a, density_b: mean of the highest cosines of each document.
std::int32_t decision_score(const Document& a, const Document& b, std::int32_t cosine,
                            std::int32_t density_a, std::int32_t density_b,
                            const Thresholds& thresholds);

}  // namespace newsfold::cluster
