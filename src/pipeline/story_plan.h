// Which of the standing stories a reclustered region continues.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "newsfold/state/rows.h"

namespace newsfold::pipeline {

struct StoryMember {
  state::Number document = 0;
  state::Number story = 0;  // until now; 0: none
};

struct StoryPlan {
  // For each cluster: the story that it continues, 0 for a new one; and of a new one the story that
  // it splits from, 0 for none.
  std::vector<state::Number> story, split_from;
  // Stories (first) that end in another (second), ascending.
  std::vector<std::pair<state::Number, state::Number>> merges;
};

// A standing story goes on in the cluster that has most of its documents (ties: the cluster with
// the lowest document). Where several stories go on in one cluster the oldest keeps its id and the
// others end in it. REQUIRES: clusters of ascending document numbers.
StoryPlan plan_stories(const std::vector<std::vector<StoryMember>>& clusters);

// The n-th id to take, from 1, where a story's own is another's already.
std::string another_id(const std::string& id, std::uint64_t n);

}  // namespace newsfold::pipeline
