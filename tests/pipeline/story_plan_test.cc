#include "pipeline/story_plan.h"

#include <gtest/gtest.h>

namespace newsfold::pipeline {
namespace {

using Numbers = std::vector<state::Number>;

TEST(StoryPlan, AStoryGrowsAndANewOneBegins) {
  const StoryPlan plan = plan_stories({{{1, 10}, {2, 10}, {7, 0}}, {{8, 0}}});
  EXPECT_EQ(plan.story, (Numbers{10, 0}));
  EXPECT_EQ(plan.split_from, (Numbers{0, 0}));
  EXPECT_TRUE(plan.merges.empty());
}

TEST(StoryPlan, AMergeKeepsTheOlder) {
  const StoryPlan plan = plan_stories({{{1, 10}, {2, 20}, {3, 20}, {4, 20}, {9, 30}}});
  EXPECT_EQ(plan.story, Numbers{10});
  EXPECT_EQ(plan.merges,
            (std::vector<std::pair<state::Number, state::Number>>{{20, 10}, {30, 10}}));
}

TEST(StoryPlan, ASplitKeepsTheLargerPartAndOfEqualsTheOneWithTheLowestDocument) {
  StoryPlan plan = plan_stories({{{1, 10}}, {{2, 10}, {3, 10}}});
  EXPECT_EQ(plan.story, (Numbers{0, 10}));
  EXPECT_EQ(plan.split_from, (Numbers{10, 0}));
  plan = plan_stories({{{2, 10}, {9, 0}}, {{1, 10}}});
  EXPECT_EQ(plan.story, (Numbers{0, 10}));
  EXPECT_EQ(plan.split_from, (Numbers{10, 0}));
}

TEST(StoryPlan, PartsOfTwoStoriesMeet) {
  // Most of 10 goes on in the first cluster, most of 20 in the second, which took one from 10.
  const StoryPlan plan = plan_stories({{{1, 10}, {2, 10}}, {{3, 10}, {4, 20}, {5, 20}}});
  EXPECT_EQ(plan.story, (Numbers{10, 20}));
  EXPECT_TRUE(plan.merges.empty());
}

}  // namespace
}  // namespace newsfold::pipeline
