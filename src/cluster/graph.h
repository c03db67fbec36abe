// The sparse graph of pairs that may share a story.
#pragma once

#include <cstdint>
#include <vector>

#include "cluster/candidates.h"
#include "cluster/pair_features.h"
#include "cluster/score.h"
#include "cluster/window.h"

namespace newsfold::cluster {

// A document's strongest; an edge stays where either end keeps it.
inline constexpr std::size_t kMaxEdges = 128;

// A pair of positions, a < b.
struct Edge {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::int32_t score = 0;   // probability that both report one event, 1/65536
  std::int32_t cosine = 0;  // 1/65536
};

// Leaves an edge out where it is beyond the strongest kMaxEdges of both ends.
void bound_degrees(std::vector<Edge>& edges, std::uint32_t nodes);

// Highest score first, then highest cosine, ties by positions.
bool stronger(const Edge& a, const Edge& b);

// The pairs worth an exact look, by the later position, and what is known of the documents by
// position.
struct PairSource {
  std::vector<std::vector<Candidate>> candidates;
  std::vector<Profile> profiles;
  std::vector<DensitySample> nearest;  // densities()
};
PairSource find_pairs(const std::vector<Document>& documents, const Timeline& timeline,
                      const Options& options);
// A position as the pair model sees it.
Side side_of(const std::vector<Document>& documents, const Timeline& timeline,
             const PairSource& source, std::uint32_t position);

// In no order: bounded candidates and edges a document. Cost: with the window, not with the number
// of documents.
std::vector<Edge> build_graph(const std::vector<Document>& documents, const Timeline& timeline,
                              PairSource source, const Options& options,
                              const Thresholds& thresholds);

}  // namespace newsfold::cluster
