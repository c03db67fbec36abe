#include "cluster/graph.h"

#include <algorithm>

#include "cluster/candidates.h"
#include "cluster/density.h"
#include "cluster/pair_model.h"
#include "cluster/parallel.h"

namespace newsfold::cluster {

void bound_degrees(std::vector<Edge>& edges, std::uint32_t nodes) {
  std::vector<std::uint32_t> degree(nodes, 0);
  std::size_t highest = 0;
  for (const Edge& edge : edges) {
    highest = std::max<std::size_t>({highest, ++degree[edge.a], ++degree[edge.b]});
  }
  if (highest <= kMaxEdges) return;
  // Only edges of documents that have too many need an order.
  const auto few = std::partition(edges.begin(), edges.end(), [&](const Edge& edge) {
    return std::max(degree[edge.a], degree[edge.b]) > kMaxEdges;
  });
  std::sort(edges.begin(), few, stronger);
  std::vector<std::uint32_t> stronger_ones(nodes, 0);
  const auto kept = std::remove_if(edges.begin(), few, [&](const Edge& edge) {
    const bool beyond_a = stronger_ones[edge.a]++ >= kMaxEdges;
    const bool beyond_b = stronger_ones[edge.b]++ >= kMaxEdges;
    return beyond_a && beyond_b;
  });
  edges.erase(kept, few);
}

bool stronger(const Edge& a, const Edge& b) {
  if (a.score != b.score) return a.score > b.score;
  if (a.cosine != b.cosine) return a.cosine > b.cosine;
  return a.a != b.a ? a.a < b.a : a.b < b.b;
}

PairSource find_pairs(const std::vector<Document>& documents, const Timeline& timeline,
                      const Options& options) {
  PairSource out;
  out.candidates = find_candidates(documents, timeline, options);
  out.nearest = densities(documents, timeline, out.candidates);
  for (std::uint32_t p = 0; p < timeline.size(); ++p) {
    out.profiles.push_back(profile(*documents[timeline.document(p)].fingerprint));
  }
  return out;
}

Side side_of(const std::vector<Document>& documents, const Timeline& timeline,
             const PairSource& source, std::uint32_t position) {
  return {&documents[timeline.document(position)], &source.profiles[position],
          &source.nearest[position]};
}

std::vector<Edge> build_graph(const std::vector<Document>& documents, const Timeline& timeline,
                              PairSource source, const Options& options,
                              const Thresholds& thresholds) {
  const PairModel& model = builtin_pair_model();
  std::vector<std::vector<Edge>> found(timeline.size());
  parallel_chunks(found.size(), options.threads, [&](std::size_t begin, std::size_t end, unsigned) {
    std::vector<PairValues> values;
    std::vector<std::int32_t> log_odds;
    std::vector<Edge> edges;
    for (std::size_t i = begin; i < end; ++i) {
      const auto b = static_cast<std::uint32_t>(i);
      const std::vector<Candidate> candidates = std::move(source.candidates[i]);
      const Side later = side_of(documents, timeline, source, b);
      const VectorProbe probe(later.document->fingerprint->features);
      values.clear();
      for (const Candidate& candidate : candidates) {
        values.push_back(
            pair_values(side_of(documents, timeline, source, candidate.position), later, probe));
      }
      log_odds.resize(values.size());
      model.log_odds(values, log_odds);
      edges.clear();
      for (std::size_t k = 0; k < values.size(); ++k) {
        const std::int32_t score = pair_score(values[k], log_odds[k]);
        if (score < thresholds.edge) continue;
        edges.push_back({candidates[k].position, b, score, candidates[k].cosine});
      }
      found[i] = edges;
    }
  });
  std::size_t count = 0;
  for (const std::vector<Edge>& of_document : found) count += of_document.size();
  std::vector<Edge> edges;
  edges.reserve(count);
  for (std::vector<Edge>& of_document : found) {
    edges.insert(edges.end(), of_document.begin(), of_document.end());
    std::vector<Edge>().swap(of_document);
  }
  bound_degrees(edges, timeline.size());
  return edges;
}

}  // namespace newsfold::cluster
