#include "cluster/stories.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <string>

#include "cluster/evidence.h"
#include "cluster/link_stories.h"
#include "newsfold/cluster/canonical.h"

namespace newsfold::cluster {
namespace {

using Members = std::vector<std::uint32_t>;

// Copies are one source, and so is everything from one outlet. An unknown outlet is one of its own.
std::uint32_t independent_sources(const std::vector<Document>& documents, const Members& members,
                                  const std::vector<std::uint32_t>& original) {
  std::set<std::string_view> outlets;
  std::uint32_t unknown = 0;
  for (const std::uint32_t member : members) {
    if (original[member] != member) continue;
    if (documents[member].source.empty()) {
      ++unknown;
    } else {
      outlets.insert(documents[member].source);
    }
  }
  return unknown + static_cast<std::uint32_t>(outlets.size());
}

std::string_view story_title(const std::vector<Document>& documents, const Members& members,
                             std::uint32_t canonical) {
  if (!documents[canonical].title.empty()) return documents[canonical].title;
  Members by_id = members;
  std::sort(by_id.begin(), by_id.end(),
            [&](auto a, auto b) { return documents[a].id < documents[b].id; });
  for (const std::uint32_t member : by_id) {
    if (!documents[member].title.empty()) return documents[member].title;
  }
  return {};
}

class StoryBuilder {
 public:
  StoryBuilder(const std::vector<Document>& documents, const std::vector<std::uint32_t>& original,
               const Options& options, const EntityIds& entity_ids)
      : documents_(documents),
        original_(original),
        options_(options),
        entity_ids_(entity_ids),
        out_(documents.size()) {}

  void add_story(const Members& members) {
    const std::uint32_t canonical = canonical_member(documents_, members, options_);
    StoryAssignment story;
    story.id = story_id(documents_[founder(documents_, members)].id);
    story.title = story_title(documents_, members, canonical);
    story.size = static_cast<std::uint32_t>(members.size());
    story.sources = independent_sources(documents_, members, original_);
    for (const std::uint32_t member : members) {
      out_[member] = story;
      out_[member]->canonical = member == canonical;
    }
  }

  // Edges arrive strongest first. `list`: evidence, or what was split off.
  void add_link(std::uint32_t a, std::uint32_t b, std::int32_t cosine,
                std::vector<StoryEvidence> StoryAssignment::*list) {
    for (const auto& [from, to] : {std::pair(a, b), std::pair(b, a)}) {
      std::vector<StoryEvidence>& links = (*out_[from]).*list;
      if (links.size() >= kMaxEvidence) continue;
      links.push_back(link_evidence(documents_[from], documents_[to], cosine, entity_ids_));
    }
  }

  // A copy's evidence is its original.
  void add_copy(std::uint32_t copy) {
    const std::uint32_t original = original_[copy];
    const std::int32_t value =
        cosine(documents_[copy].fingerprint->features, documents_[original].fingerprint->features);
    add_link(copy, original, value, &StoryAssignment::evidence);
  }

  std::vector<std::optional<StoryAssignment>> take() { return std::move(out_); }

 private:
  const std::vector<Document>& documents_;
  const std::vector<std::uint32_t>& original_;
  const Options& options_;
  const EntityIds& entity_ids_;
  std::vector<std::optional<StoryAssignment>> out_;
};

Members originals(const std::vector<Document>& documents,
                  const std::vector<std::uint32_t>& original) {
  Members out;
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    if (documents[i].clusters && original[i] == i) out.push_back(i);
  }
  return out;
}

}  // namespace

std::vector<std::uint32_t> originals_of(const CopyResult& copies, std::size_t documents) {
  std::vector<std::uint32_t> original(documents);
  std::iota(original.begin(), original.end(), 0U);
  for (const Members& group : copies.groups) {
    for (const std::uint32_t member : group) original[member] = group.front();
  }
  return original;
}

StoryPartition partition_stories(const std::vector<Document>& documents, const Members& original,
                                 const Options& options) {
  const Thresholds limits = thresholds(options.granularity);
  const Timeline timeline(documents, originals(documents, original), options.window_days);
  std::vector<Edge> edges =
      build_graph(documents, timeline, find_pairs(documents, timeline, options), options, limits);
  const Members root = link_stories(edges, timeline.size(), limits, options.threads);
  StoryPartition out;
  Members story_of(documents.size());
  for (std::uint32_t p = 0; p < timeline.size(); ++p) story_of[timeline.document(p)] = root[p];
  for (const std::uint32_t stands_for : original) out.story.push_back(story_of[stands_for]);
  std::sort(edges.begin(), edges.end(), stronger);
  for (Edge& edge : edges) {
    edge.a = timeline.document(edge.a);
    edge.b = timeline.document(edge.b);
  }
  out.links = std::move(edges);
  return out;
}

std::vector<std::optional<StoryAssignment>> describe_stories(const std::vector<Document>& documents,
                                                             const Members& original,
                                                             const StoryPartition& partition,
                                                             const Options& options,
                                                             const EntityIds& entity_ids) {
  std::vector<Members> members(documents.size());
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    if (documents[i].clusters) members[partition.story[i]].push_back(i);
  }
  const Thresholds limits = thresholds(options.granularity);
  StoryBuilder builder(documents, original, options, entity_ids);
  for (const Members& story : members) {
    if (!story.empty()) builder.add_story(story);
  }
  for (const Edge& link : partition.links) {
    if (partition.story[link.a] == partition.story[link.b]) {
      builder.add_link(link.a, link.b, link.cosine, &StoryAssignment::evidence);
    } else if (link.score >= limits.pair) {
      builder.add_link(link.a, link.b, link.cosine, &StoryAssignment::apart);
    }
  }
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    if (documents[i].clusters && original[i] != i) builder.add_copy(i);
  }
  return builder.take();
}

}  // namespace newsfold::cluster
