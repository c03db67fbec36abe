#include "cli/settings.h"

#include <cstdlib>
#include <fstream>

#include <CLI/CLI.hpp>
#include <gtest/gtest.h>

#include "cli/command.h"
#include "support/temporary_folder.h"

namespace newsfold::cli {
namespace {

class Settings : public testing::Test {
 protected:
  Settings() { add_commands(app_, flags_, chosen_); }
  ~Settings() override {
    ::unsetenv("NEWSFOLD_HAMMING");
    ::unsetenv("NEWSFOLD_RULES");
  }

  std::string config(const std::string& content) {
    const std::string path = folder_.file("newsfold.toml");
    std::ofstream(path) << content;
    return path;
  }
  std::vector<std::string> merged(const std::vector<std::string>& arguments) {
    auto result = merge_settings(app_, arguments);
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message);
    return result.ok() ? result.value() : std::vector<std::string>{};
  }

  TemporaryFolder folder_;
  CLI::App app_;
  Flags flags_;
  const Command* chosen_ = nullptr;
};

using Arguments = std::vector<std::string>;

TEST_F(Settings, LaterSourcesStandLater) {
  ::setenv("NEWSFOLD_HAMMING", "5", 1);
  const std::string path = config("quiet = true\nhamming = 4\n");
  EXPECT_EQ(merged({"run", "--config", path, "dumps"}),
            (Arguments{"run", "--quiet=true", "--hamming=5", "--config", path, "dumps"}));
  EXPECT_EQ(merged({"run", "--config=" + path, "--hamming", "6"}),
            (Arguments{"run", "--quiet=true", "--config=" + path, "--hamming", "6"}));
}

TEST_F(Settings, ATableBelongsToItsCommandAndTheTopLevelToAllThatKnowTheOption) {
  const std::string path = config("hamming = 4\n[extract]\nno-strip = true\n");
  EXPECT_EQ(merged({"run", "--config", path}), (Arguments{"run", "--hamming=4", "--config", path}));
  EXPECT_EQ(merged({"extract", "--config", path}),
            (Arguments{"extract", "--no-strip=true", "--config", path}));
}

TEST_F(Settings, ListsAreReplacedNotJoined) {
  ::setenv("NEWSFOLD_RULES", "variable.tsv", 1);
  const std::string path =
      config("rules = [\"a.tsv\", \"b.tsv\"]\nkeep = [\"caption\", \"related\"]\n");
  EXPECT_EQ(merged({"run", "--config", path}),
            (Arguments{"run", "--keep=caption,related", "--rules=variable.tsv", "--config", path}));
  ::unsetenv("NEWSFOLD_RULES");
  EXPECT_EQ(merged({"run", "--config", path}),
            (Arguments{"run", "--rules=a.tsv", "--rules=b.tsv", "--keep=caption,related",
                       "--config", path}));
}

TEST_F(Settings, WhatNoCommandKnowsIsAnError) {
  for (const char* content : {"colour = 1\n", "[extract]\nhamming = 3\n"}) {
    const auto result = merge_settings(app_, {"extract", "--config", config(content)});
    ASSERT_FALSE(result.ok()) << content;
    EXPECT_EQ(result.error().code, ErrorCode::kBadOption);
  }
  const auto missing = merge_settings(app_, {"run", "--config", "/no/such/file"});
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::kUnreadable);
}

TEST_F(Settings, EveryFlagSaysWhatItIs) {
  for (const CLI::App* command : app_.get_subcommands([](CLI::App*) { return true; })) {
    for (const CLI::Option* option : command->get_options()) {
      EXPECT_FALSE(option->get_description().empty()) << option->get_name();
    }
  }
}

}  // namespace
}  // namespace newsfold::cli
