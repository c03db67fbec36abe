#include "cli/output.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "newsfold/base/files.h"
#include "support/temporary_folder.h"

namespace newsfold::cli {
namespace {

class OutputFile : public testing::Test {
 protected:
  void SetUp() override {
    path_ = folder_.file("out");
    ASSERT_TRUE(write_file_atomically(path_, "old").ok());
  }
  std::size_t files() const {
    const std::filesystem::directory_iterator entries(folder_.path());
    return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
  }

  TemporaryFolder folder_;
  std::string path_;
};

TEST_F(OutputFile, AppearsOnCommitOnly) {
  auto output = Output::open(path_);
  ASSERT_TRUE(output.ok());
  EXPECT_TRUE(output.value()->write("new"));
  EXPECT_EQ(read_file(path_).value(), "old");
  EXPECT_TRUE(output.value()->commit().ok());
  EXPECT_EQ(read_file(path_).value(), "new");
  EXPECT_EQ(files(), 1U);
}

TEST_F(OutputFile, WithoutCommitNothingIsLeft) {
  {
    auto output = Output::open(path_);
    ASSERT_TRUE(output.ok());
    EXPECT_TRUE(output.value()->write("new"));
    EXPECT_EQ(files(), 2U);
  }
  EXPECT_EQ(read_file(path_).value(), "old");
  EXPECT_EQ(files(), 1U);
}

TEST_F(OutputFile, AFullDeviceIsAnErrorAndStaysADevice) {
  auto output = Output::open("/dev/full");
  ASSERT_TRUE(output.ok());
  EXPECT_FALSE(output.value()->write("new"));
  EXPECT_FALSE(output.value()->closed());
  EXPECT_EQ(output.value()->commit().error().code, ErrorCode::kWriteFailed);
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/full"));
}

}  // namespace
}  // namespace newsfold::cli
