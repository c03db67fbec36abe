#include "newsfold/base/give_way.h"

#include <thread>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

namespace newsfold {
namespace {

int niceness() { return ::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid())); }

TEST(GiveWay, ChangesTheCallingThreadAlone) {
  constexpr int kMost = 19;
  const int before = niceness();
  if (before == kMost) GTEST_SKIP() << "nothing is nicer";
  int there = before;
  std::thread([&] {
    give_way();
    there = niceness();
  }).join();
  EXPECT_GT(there, before);
  EXPECT_EQ(niceness(), before);
}

}  // namespace
}  // namespace newsfold
