#include "pipeline/story_plan.h"

#include <algorithm>
#include <map>

#include "newsfold/base/hash.h"

namespace newsfold::pipeline {
namespace {

using state::Number;

// Story → cluster → documents in both.
using Overlaps = std::map<Number, std::map<std::size_t, std::size_t>>;

Overlaps count_overlaps(const std::vector<std::vector<StoryMember>>& clusters) {
  Overlaps out;
  for (std::size_t cluster = 0; cluster < clusters.size(); ++cluster) {
    for (const StoryMember& member : clusters[cluster]) {
      if (member.story != 0) ++out[member.story][cluster];
    }
  }
  return out;
}

Number largest_story(const std::vector<StoryMember>& cluster) {
  std::map<Number, std::size_t> counts;
  for (const StoryMember& member : cluster) {
    if (member.story != 0) ++counts[member.story];
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? 0 : most->first;
}

}  // namespace

StoryPlan plan_stories(const std::vector<std::vector<StoryMember>>& clusters) {
  StoryPlan plan;
  plan.story.resize(clusters.size());
  plan.split_from.resize(clusters.size());
  for (const auto& [story, overlaps] : count_overlaps(clusters)) {  // oldest first
    const auto lowest = [&](std::size_t cluster) { return clusters[cluster].front().document; };
    const auto goes_on =
        std::max_element(overlaps.begin(), overlaps.end(), [&](const auto& a, const auto& b) {
          return a.second != b.second ? a.second < b.second : lowest(a.first) > lowest(b.first);
        });
    Number& kept = plan.story[goes_on->first];
    if (kept == 0) {
      kept = story;
    } else {
      plan.merges.emplace_back(story, kept);
    }
  }
  for (std::size_t cluster = 0; cluster < clusters.size(); ++cluster) {
    if (plan.story[cluster] == 0) plan.split_from[cluster] = largest_story(clusters[cluster]);
  }
  return plan;
}

std::string another_id(const std::string& id, std::uint64_t n) { return hex64(hash64(id, n)); }

}  // namespace newsfold::pipeline
