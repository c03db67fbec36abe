// The story graph of a state, for cluster to extend.
#pragma once

#include <span>
#include <vector>

#include "newsfold/cluster/story_memory.h"
#include "newsfold/state/state.h"

namespace newsfold::pipeline {

class StoryMemory : public cluster::StoryMemory {
 public:
  // REQUIRES: the state outlives this.
  explicit StoryMemory(state::State& state) : state_(state) {}

  std::vector<cluster::KeptDocument> within(const DayRange& days) override;
  std::vector<cluster::KeptSignature> signatures(
      std::span<const cluster::DocumentNumber> documents) override;
  std::vector<Fingerprint> fingerprints(
      std::span<const cluster::DocumentNumber> documents) override;

  // Numbers of documents, and back.
  static cluster::DocumentNumber number(state::Number document) {
    return static_cast<cluster::DocumentNumber>(document);
  }

 private:
  state::State& state_;
};

// As the state keeps it.
state::GraphNode graph_node(const cluster::KeptDocument& document);

}  // namespace newsfold::pipeline
