// Why two documents are or are not copies, or one story.
#include <algorithm>
#include <bit>
#include <numeric>
#include <string>

#include "cluster/copies_overlap.h"
#include "cluster/evidence.h"
#include "cluster/graph.h"
#include "cluster/score.h"
#include "cluster/vectors.h"
#include "cluster/window.h"
#include "newsfold/cluster/cluster.h"
#include "simd/hamming.h"

namespace newsfold::cluster {
namespace {

std::uint16_t per_mille(std::int64_t value) {
  return static_cast<std::uint16_t>(std::max<std::int64_t>(value, 0) * 1000 / kOne);
}

std::string share(std::int64_t per_mille) {
  const std::string digits = std::to_string(per_mille < 0 ? -per_mille : per_mille);
  const std::string padded = std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
  return (per_mille < 0 ? "-" : "") + padded.substr(0, padded.size() - 3) + "." +
         padded.substr(padded.size() - 3);
}

void compare_texts(const Document& a, const Document& b, std::uint32_t index_a,
                   std::uint32_t index_b, const Options& options, const ShingleSource& shingles,
                   Comparison& out) {
  const Overlap shared = overlap(shingles(index_a), shingles(index_b));
  out.jaccard = shared.jaccard();
  out.containment = shared.containment();
  if (a.fingerprint->copy64 && b.fingerprint->copy64) {
    out.hamming =
        static_cast<std::uint32_t>(std::popcount(*a.fingerprint->copy64 ^ *b.fingerprint->copy64));
  }
  out.copies = out.jaccard >= options.jaccard;
  if (shared.a == 0 || shared.b == 0) {
    out.reasons.push_back("too short to be told a copy: no shingles");
  } else {
    out.reasons.push_back(std::string(out.copies ? "copies: " : "no copies: ") +
                          share(out.jaccard) + " of their word runs are the same, " +
                          share(options.jaccard) + " makes a copy");
  }
}

void explain_score(const Document& a, const Document& b, const Similarity& similarity,
                   const Options& options, Comparison& out) {
  out.reasons.push_back("what is said agrees by " + share(per_mille(similarity.content)) +
                        ", who is named by " + share(per_mille(similarity.names)));
  if (days_contradict(*a.fingerprint, *b.fingerprint)) {
    out.reasons.push_back("their leads state different days");
  }
  const std::int64_t days = gap_days(time_span(a), time_span(b));
  if (days > options.window_days) {
    out.reasons.push_back(std::to_string(days) + " days apart, the window is " +
                          std::to_string(options.window_days));
  }
  if (out.evidence.quote_words > 0) {
    out.reasons.push_back("they share a quotation of " + std::to_string(out.evidence.quote_words) +
                          " words");
  }
  out.reasons.push_back(std::string(out.one_story ? "one story: " : "two stories: ") + "score " +
                        share(out.score) + ", two articles need " + share(out.threshold));
}

}  // namespace

Comparison compare(const std::vector<Document>& documents, std::uint32_t a, std::uint32_t b,
                   const Options& options, const ShingleSource& shingles,
                   const EntityIds& entity_ids) {
  Comparison out;
  compare_texts(documents[a], documents[b], a, b, options, shingles, out);
  out.story_hamming =
      simd::hamming2048(documents[a].fingerprint->story2048, documents[b].fingerprint->story2048);

  std::vector<std::uint32_t> all(documents.size());
  std::iota(all.begin(), all.end(), 0U);
  const Timeline timeline(documents, all, options.window_days);
  const StoryVectors vectors(documents, timeline);
  const Thresholds limits = thresholds(options.granularity);
  const StoryGraph graph = build_graph(documents, timeline, vectors, options, limits);
  std::uint32_t at_a = 0, at_b = 0;
  for (std::uint32_t p = 0; p < timeline.size(); ++p) {
    if (timeline.document(p) == a) at_a = p;
    if (timeline.document(p) == b) at_b = p;
  }
  const Similarity similarity = vectors.similarity(at_a, at_b);
  const std::size_t shorter = std::min(vectors.length(at_a), vectors.length(at_b));
  const std::int32_t score =
      decision_score(documents[a], documents[b], event_similarity(similarity, shorter),
                     graph.density[at_a], graph.density[at_b], limits);
  const std::int32_t needed = pair_threshold(limits);
  out.cosine = per_mille(similarity.cosine());
  out.score = static_cast<std::int32_t>(std::int64_t{score} * 1000 / kOne);
  out.threshold = per_mille(needed);
  const bool both_cluster = documents[a].clusters && documents[b].clusters;
  out.one_story =
      both_cluster && (out.copies || (score >= needed && timeline.in_window(at_a, at_b)));
  out.evidence = link_evidence(documents[a], documents[b], similarity.cosine(), entity_ids);
  explain_score(documents[a], documents[b], similarity, options, out);
  return out;
}

}  // namespace newsfold::cluster
