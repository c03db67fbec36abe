// Why two documents are or are not copies, or one story.
#include <algorithm>
#include <bit>
#include <numeric>
#include <string>

#include "cluster/evidence.h"
#include "cluster/graph.h"
#include "cluster/pair_model.h"
#include "cluster/score.h"
#include "cluster/support.h"
#include "cluster/vectors.h"
#include "cluster/window.h"
#include "newsfold/cluster/cluster.h"
#include "newsfold/cluster/overlap.h"
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

// What the model saw, in words.
void explain_values(const PairValues& values, Comparison& out) {
  const auto value = [&](PairFeature feature) { return values[static_cast<std::size_t>(feature)]; };
  const std::int32_t names = value(PairFeature::kNameWords) + value(PairFeature::kNameBigrams) +
                             value(PairFeature::kEntities);
  out.reasons.push_back("what is said agrees by " +
                        share(per_mille(value(PairFeature::kCosine) - names)) +
                        ", who is named by " + share(per_mille(names)));
  out.reasons.push_back("around them articles agree by " +
                        share(per_mille(value(PairFeature::kDensityLower))) + " and " +
                        share(per_mille(value(PairFeature::kDensityHigher))));
  if (value(PairFeature::kLeadDays) < 0) {
    out.reasons.push_back("their leads state different days");
  }
  if (value(PairFeature::kLeadWeekdays) < 0) {
    out.reasons.push_back("their leads speak of different weekdays");
  }
  if (value(PairFeature::kEventDays) > 0) {
    out.reasons.push_back("they speak of the same day");
  } else if (value(PairFeature::kEventDays) < 0) {
    out.reasons.push_back("the days they speak of are " +
                          std::to_string(-value(PairFeature::kEventDays)) + " apart");
  }
}

void explain_score(const Document& a, const Document& b, const PairValues& values,
                   const Options& options, Comparison& out) {
  explain_values(values, out);
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

// Of a pair without an edge.
std::int32_t lone_score(const PairValues& values) {
  const std::int32_t score = pair_score(values, builtin_pair_model().log_odds(values));
  return supported_score(score, values[static_cast<std::size_t>(PairFeature::kCosine)], 0, 0);
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
  const PairSource source = find_pairs(documents, timeline, options);
  std::uint32_t at_a = 0, at_b = 0;
  for (std::uint32_t p = 0; p < timeline.size(); ++p) {
    if (timeline.document(p) == a) at_a = p;
    if (timeline.document(p) == b) at_b = p;
  }
  const PairValues values = pair_values(side_of(documents, timeline, source, at_a),
                                        side_of(documents, timeline, source, at_b));
  const std::int32_t cosine = values[static_cast<std::size_t>(PairFeature::kCosine)];
  const Thresholds limits = thresholds(options.granularity);
  const std::vector<Edge> edges =
      supported(build_graph(documents, timeline, source, options, limits), timeline.size());
  const auto edge = std::find_if(edges.begin(), edges.end(), [&](const Edge& found) {
    return found.a == std::min(at_a, at_b) && found.b == std::max(at_a, at_b);
  });
  const std::int32_t score = edge != edges.end() ? edge->score : lone_score(values);
  out.cosine = per_mille(cosine);
  out.score = per_mille(score);
  out.threshold = per_mille(limits.pair);
  const bool both_cluster = documents[a].clusters && documents[b].clusters;
  out.one_story =
      both_cluster && (out.copies || (score >= limits.pair && timeline.in_window(at_a, at_b)));
  out.evidence = link_evidence(documents[a], documents[b], cosine, entity_ids);
  explain_score(documents[a], documents[b], values, options, out);
  return out;
}

}  // namespace newsfold::cluster
