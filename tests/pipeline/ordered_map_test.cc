#include "pipeline/ordered_map.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>

#include <gtest/gtest.h>

namespace newsfold::pipeline {
namespace {

using Map = OrderedMap<int, std::unique_ptr<int>>;

Map::Produce count_to(int end, std::atomic<int>& produced) {
  return [end, &produced](const Map::Push& push) {
    for (int i = 0; i < end; ++i) {
      ++produced;
      if (!push(int{i})) return;
    }
  };
}

// Later items overtake earlier ones unless somebody holds them back.
std::unique_ptr<int> work_unevenly(int&& item) {
  if (item % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
  return std::make_unique<int>(item * 2);
}

TEST(OrderedMap, GivesResultsInOrderForAnyNumberOfThreads) {
  for (const unsigned threads : {1U, 2U, 3U, 9U}) {
    std::atomic<int> produced = 0;
    std::vector<int> seen;
    Map::run(threads, count_to(500, produced), work_unevenly, [&](std::unique_ptr<int>&& result) {
      seen.push_back(*result);
      return true;
    });
    ASSERT_EQ(seen.size(), 500U) << threads;
    for (int i = 0; i < 500; ++i) ASSERT_EQ(seen[static_cast<std::size_t>(i)], 2 * i) << threads;
  }
}

TEST(OrderedMap, StopsProducingWhenTheConsumerHasEnough) {
  for (const unsigned threads : {1U, 2U, 5U}) {
    std::atomic<int> produced = 0;
    int consumed = 0;
    Map::run(threads, count_to(1000000, produced), work_unevenly,
             [&](std::unique_ptr<int>&&) { return ++consumed < 10; });
    EXPECT_EQ(consumed, 10) << threads;
    EXPECT_LT(produced, 1000) << threads;
  }
}

TEST(OrderedMap, HoldsABoundedNumberOfItems) {
  std::atomic<int> produced = 0;
  int consumed = 0, most = 0;
  Map::run(2, count_to(2000, produced), work_unevenly, [&](std::unique_ptr<int>&&) {
    std::this_thread::sleep_for(std::chrono::microseconds(20));
    most = std::max(most, produced - consumed++);
    return true;
  });
  EXPECT_EQ(consumed, 2000);
  EXPECT_LE(most, 2 * 16 + 2);
}

// Waking for many items at once must not keep back what nobody adds to.
TEST(OrderedMap, GivesEachResultBeforeTheNextItemIsThere) {
  for (const std::size_t slots : {std::size_t{0}, std::size_t{4096}}) {
    std::atomic<int> consumed = 0;
    bool kept_back = false;
    const auto produce = [&](const Map::Push& push) {
      for (int i = 0; i < 50 && push(int{i}); ++i) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (consumed <= i && !kept_back) {
          kept_back = std::chrono::steady_clock::now() > deadline;
          std::this_thread::yield();
        }
      }
    };
    const auto consume = [&](std::unique_ptr<int>&&) { return ++consumed > 0; };
    Map::run(3, produce, work_unevenly, consume, slots);
    EXPECT_EQ(consumed, 50) << slots;
    EXPECT_FALSE(kept_back) << slots;
  }
}

TEST(OrderedMap, NothingInNothingOut) {
  for (const unsigned threads : {1U, 4U}) {
    std::atomic<int> produced = 0;
    Map::run(threads, count_to(0, produced), work_unevenly, [&](std::unique_ptr<int>&&) {
      ADD_FAILURE();
      return true;
    });
  }
}

}  // namespace
}  // namespace newsfold::pipeline
