// The sparse graph of pairs that may share a story.
#pragma once

#include <cstdint>
#include <vector>

#include "cluster/score.h"
#include "cluster/vectors.h"
#include "cluster/window.h"

namespace newsfold::cluster {

// A pair of positions, a < b.
struct Edge {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::int32_t score = 0;   // decision score, 1/65536
  std::int32_t cosine = 0;  // 1/65536
};

// Highest score first, ties by positions.
bool stronger(const Edge& a, const Edge& b);

struct StoryGraph {
  std::vector<Edge> edges;            // by (a, b)
  std::vector<std::int32_t> density;  // by position
};

// Bounded candidates and edges a document. Cost: with the window, not with the number of documents.
StoryGraph build_graph(const std::vector<Document>& documents, const Timeline& timeline,
                       const StoryVectors& vectors, const Options& options,
                       const Thresholds& thresholds);

}  // namespace newsfold::cluster
