#include "cluster/graph.h"

#include <algorithm>
#include <optional>

#include "cluster/candidates.h"
#include "cluster/density.h"
#include "cluster/parallel.h"

namespace newsfold::cluster {
namespace {

constexpr std::size_t kMaxEdges =
    128;  // a document's strongest; an edge stays where either end keeps it

std::vector<std::vector<Candidate>> find_candidates(const std::vector<Document>& documents,
                                                    const Timeline& timeline,
                                                    const StoryVectors& vectors,
                                                    const Options& options) {
  std::optional<FeatureIndex> index;
  if (options.candidates != Candidates::kSimHash) index.emplace(documents, timeline);
  SignatureTable signatures;
  if (options.candidates != Candidates::kIndex) {
    for (std::uint32_t p = 0; p < timeline.size(); ++p) {
      signatures.push_back(documents[timeline.document(p)].fingerprint->story2048);
    }
  }
  std::vector<CandidateFinder> finders;
  for (unsigned i = 0; i < std::max(options.threads, 1U); ++i) {
    finders.emplace_back(documents, timeline, vectors, index ? &*index : nullptr,
                         signatures.empty() ? nullptr : &signatures);
  }
  std::vector<std::vector<Candidate>> found(timeline.size());
  parallel_chunks(found.size(), options.threads,
                  [&](std::size_t begin, std::size_t end, unsigned worker) {
                    for (std::size_t i = begin; i < end; ++i) {
                      found[i] = finders[worker].find(static_cast<std::uint32_t>(i));
                    }
                  });
  return found;
}

// Leaves an edge out where it is beyond the strongest kMaxEdges of both ends.
void bound_degrees(std::vector<Edge>& edges, std::uint32_t nodes) {
  std::sort(edges.begin(), edges.end(), stronger);
  std::vector<std::uint32_t> degree(nodes, 0);
  std::erase_if(edges, [&](const Edge& edge) {
    const bool full = degree[edge.a] >= kMaxEdges && degree[edge.b] >= kMaxEdges;
    ++degree[edge.a];
    ++degree[edge.b];
    return full;
  });
  std::sort(edges.begin(), edges.end(),
            [](const Edge& x, const Edge& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
}

}  // namespace

bool stronger(const Edge& a, const Edge& b) {
  if (a.score != b.score) return a.score > b.score;
  return a.a != b.a ? a.a < b.a : a.b < b.b;
}

StoryGraph build_graph(const std::vector<Document>& documents, const Timeline& timeline,
                       const StoryVectors& vectors, const Options& options,
                       const Thresholds& thresholds) {
  const std::vector<std::vector<Candidate>> found =
      find_candidates(documents, timeline, vectors, options);
  StoryGraph graph;
  graph.density = densities(documents, timeline, found);
  for (std::uint32_t b = 0; b < found.size(); ++b) {
    for (const Candidate& candidate : found[b]) {
      const std::uint32_t a = candidate.position;
      const std::int32_t score =
          decision_score(documents[timeline.document(a)], documents[timeline.document(b)],
                         candidate.similarity, graph.density[a], graph.density[b], thresholds);
      if (score >= thresholds.edge) graph.edges.push_back({a, b, score, candidate.cosine});
    }
  }
  bound_degrees(graph.edges, timeline.size());
  return graph;
}

}  // namespace newsfold::cluster
