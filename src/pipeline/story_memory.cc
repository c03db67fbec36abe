#include "pipeline/story_memory.h"

namespace newsfold::pipeline {
namespace {

cluster::KeptDocument kept_document(const state::GraphNode& node) {
  cluster::KeptDocument out{.number = StoryMemory::number(node.document),
                            .id = node.id,
                            .date = node.date,
                            .range = node.range,
                            .sample = node.sample,
                            .nearest = node.nearest,
                            .story = static_cast<std::uint32_t>(node.story),
                            .candidates = {}};
  out.candidates.reserve(node.candidates.size());
  for (const state::GraphCandidate& candidate : node.candidates) {
    out.candidates.push_back(
        {StoryMemory::number(candidate.document), candidate.cosine, candidate.score});
  }
  return out;
}

}  // namespace

state::GraphNode graph_node(const cluster::KeptDocument& document) {
  state::GraphNode out{.document = document.number,
                       .id = document.id,
                       .date = document.date,
                       .range = document.range,
                       .sample = document.sample,
                       .nearest = document.nearest,
                       .candidates = {}};
  out.candidates.reserve(document.candidates.size());
  for (const cluster::KeptCandidate& candidate : document.candidates) {
    out.candidates.push_back({candidate.document, candidate.cosine, candidate.score});
  }
  return out;
}

std::vector<cluster::KeptDocument> StoryMemory::within(const DayRange& days) {
  std::vector<cluster::KeptDocument> out;
  state_.each_graph_node(days,
                         [&](const state::GraphNode& node) { out.push_back(kept_document(node)); });
  return out;
}

std::vector<cluster::KeptSignature> StoryMemory::signatures(
    std::span<const cluster::DocumentNumber> documents) {
  std::vector<cluster::KeptSignature> out;
  out.reserve(documents.size());
  for (const cluster::DocumentNumber document : documents) {
    state::Signature found = state_.signature(document).value_or(state::Signature());
    out.push_back({found.story2048, std::move(found.strongest)});
  }
  return out;
}

std::vector<Fingerprint> StoryMemory::fingerprints(
    std::span<const cluster::DocumentNumber> documents) {
  std::vector<Fingerprint> out;
  out.reserve(documents.size());
  for (const cluster::DocumentNumber document : documents) {
    out.push_back(state_.fingerprint(document).value_or(Fingerprint()));
  }
  return out;
}

}  // namespace newsfold::pipeline
