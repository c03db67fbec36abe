#include "newsfold/state/lock.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/temporary_folder.h"

namespace newsfold::state {
namespace {

using std::chrono::milliseconds;

TEST(UpdateLock, OneAtATime) {
  const TemporaryFolder folder;
  const std::string path = folder.file("news.db");
  {
    const auto held = UpdateLock::take(path, milliseconds(0));
    ASSERT_TRUE(held.ok());
    EXPECT_EQ(UpdateLock::take(path, milliseconds(0)).error().code, ErrorCode::kLocked);
    EXPECT_EQ(UpdateLock::take(path, milliseconds(120)).error().code, ErrorCode::kLocked);
  }
  EXPECT_TRUE(UpdateLock::take(path, milliseconds(0)).ok());
}

TEST(UpdateLock, GoesWithTheProcess) {
  const TemporaryFolder folder;
  const std::string path = folder.file("news.db");
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const auto held = UpdateLock::take(path, milliseconds(0));
    ::_exit(held.ok() ? 0 : 1);  // without a destructor, as a kill does
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_EQ(WEXITSTATUS(status), 0);
  EXPECT_TRUE(UpdateLock::take(path, milliseconds(0)).ok());
}

TEST(UpdateLock, SaysWhyItCannotBeMade) {
  EXPECT_EQ(UpdateLock::take("/nowhere/at/all", milliseconds(0)).error().code,
            ErrorCode::kWriteFailed);
}

}  // namespace
}  // namespace newsfold::state
