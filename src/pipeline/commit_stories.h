// A batch's stories into a state.
#pragma once

#include <deque>
#include <set>
#include <unordered_map>
#include <vector>

#include "newsfold/cluster/extend_stories.h"
#include "newsfold/pipeline/update.h"
#include "pipeline/copy_set.h"
#include "pipeline/story_memory.h"
#include "pipeline/story_plan.h"

namespace newsfold::pipeline {

// Extends the story graph by the originals among new documents, and takes out what became a copy;
// then stores and logs which stories are others now. Copies go where their original goes.
class StoryCommitter {
 public:
  // `copies`: CopySet::decide(). REQUIRES: all outlive this; the state has the new documents and
  // everybody's copies of now.
  StoryCommitter(state::State& state, const CopySet& set, const cluster::CopyDecision& copies,
                 const cluster::Options& options);

  void commit(StoryMemory& memory);

 private:
  using Number = state::Number;
  using Originals = std::vector<cluster::DocumentNumber>;

  cluster::GraphChange change();
  void enter(std::size_t index, cluster::GraphChange& change);
  void store_graph(const cluster::GraphChange& change, const cluster::GraphUpdate& update);
  void store_stories(const std::vector<Originals>& stories);
  std::vector<StoryMember> with_copies(const Originals& originals);
  void follow_originals();
  void merge(Number gone, Number kept);
  void assign(Number document, Number story);
  Number new_story(const std::vector<StoryMember>& members, Number split_from);
  // With the story of now.
  state::Document& row(Number document);

  state::State& state_;
  const CopySet& set_;
  const cluster::Options& options_;
  const std::vector<std::uint32_t>& original_;       // by member of the set
  std::vector<std::vector<std::size_t>> copies_of_;  // by member of the set
  std::deque<Fingerprint> entering_;                 // of standing documents
  std::unordered_map<Number, std::size_t> place_;    // in the set
  std::unordered_map<Number, state::Document> rows_;
  std::set<Number> changed_;  // stories
};

}  // namespace newsfold::pipeline
