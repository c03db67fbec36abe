// How sure a pair of documents is to be one story. All numbers are integers in 1/65536.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "cluster/vectors.h"
#include "cluster/window.h"
#include "newsfold/cluster/cluster.h"

namespace newsfold::cluster {

// At this density the score is the similarity.
inline constexpr std::int32_t kUsualDensity = kOne / 5;

// λ, t and α of STORIES.md, prior cohesion, and the weakest edge that the graph keeps.
struct Thresholds {
  std::int32_t density = 0;   // λ
  std::int32_t link = 0;      // t
  std::int32_t cohesion = 0;  // α
  std::int32_t prior = 0;
  std::int32_t edge = 0;
};
Thresholds thresholds(Granularity granularity);
// The least score at which two single documents make a story.
std::int32_t pair_threshold(const Thresholds& thresholds);
// Both leads state on which day it happened, and no day is the same.
bool days_contradict(const Fingerprint& a, const Fingerprint& b);

// Exact cosine of two sparse vectors of length 1.
std::int32_t cosine(const std::vector<StoryFeature>& a, const std::vector<StoryFeature>& b);

// What of a similarity tells one event. Whole articles that share little but names report other
// doings of the same people: there names count only as far as the content bears them out.
// `shorter`: number of features of the shorter text.
std::int32_t event_similarity(const Similarity& similarity, std::size_t shorter);

// The decision score: cosine, less than what is usual around both, times the date factor.
// density_a, density_b: mean of the highest cosines of each document.
std::int32_t decision_score(const Document& a, const Document& b, std::int32_t cosine,
                            std::int32_t density_a, std::int32_t density_b,
                            const Thresholds& thresholds);

}  // namespace newsfold::cluster
