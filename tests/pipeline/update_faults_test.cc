// An update that is killed, or whose disk fails, at any write or sync ends, once repeated, like one
// that was not disturbed.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <random>

#include <gtest/gtest.h>

#include "newsfold/pipeline/queries.h"
#include "newsfold/pipeline/update.h"
#include "support/fault_vfs.h"
#include "support/temporary_folder.h"

namespace newsfold::pipeline {
namespace {

class UpdateFaults : public testing::Test {
 protected:
  void SetUp() override {
    write_inputs();
    Options& o = options_.pipeline;
    o.extract_data = extract::builtin_data();
    o.extract.keep = extract::default_keep();
    o.gazetteer = normalize::builtin_gazetteer();
    o.table = fingerprint::builtin_table();
    o.ingest.no_strip = true;
    options_.batch = 3;
  }

  // Ten texts, each with an edited copy, in files of one, of several, and with a broken line.
  void write_inputs() {
    std::mt19937 random(17);
    std::vector<std::string> texts;
    for (int i = 0; i < 10; ++i) {
      std::string text = "The ferry of quay " + std::to_string(i) + " was late, said Ann Boatman.";
      for (int word = 0; word < 60; ++word) text += " w" + std::to_string(random() % 500);
      texts.push_back(text);
    }
    for (int file = 0; file < 5; ++file) {
      std::ofstream out(inputs_.file(std::to_string(file) + ".jsonl"));
      if (file == 3) out << "no JSON\n";
      for (int i = file; i < 10; i += 5) {
        out << R"({"text":")" << texts[static_cast<std::size_t>(i)] << "\"}\n";
        out << R"({"text":")" << texts[static_cast<std::size_t>((i + 3) % 10)]
            << " Later more was said.\"}\n";
      }
    }
  }

  Status update(const std::string& path, const std::string& vfs) {
    auto state = state::State::open(path, state::Access::kWrite, vfs);
    if (!state.ok()) return state.error();
    std::vector<ingest::Issue> unlisted;
    const auto files = ingest::list_inputs({inputs_.path()}, unlisted);
    Observer observer;
    observer.issue = [](const ingest::Issue&) {};
    const auto done = pipeline::update(*state.value(), files, options_, observer);
    return done.ok() ? ok_status() : Status(done.error());
  }

  // Everything that a consumer can see, and what verify has to say.
  std::string view(const std::string& path) {
    auto state = state::State::open(path, state::Access::kRead);
    if (!state.ok()) return state.error().message;
    std::string out;
    const auto sink = [&](std::string_view line) {
      out.append(line).push_back('\n');
      return true;
    };
    if (!stories(*state.value(), {}, sink).ok() || !changes(*state.value(), 0, sink).ok()) {
      return "unreadable";
    }
    for (const std::string& fault : state.value()->faults()) out += fault + "\n";
    return out;
  }

  void strike_everywhere(Fault fault) {
    const TemporaryFolder folder;
    ASSERT_TRUE(update(folder.file("calm.db"), "").ok());
    const std::string calm = view(folder.file("calm.db"));
    ASSERT_NE(calm.find("\"op\":\"copy\""), std::string::npos);

    FaultFileSystem files;
    ASSERT_TRUE(update(folder.file("counted.db"), FaultFileSystem::name()).ok());
    const std::uint64_t operations = files.operations();
    files.settle();
    ASSERT_GT(operations, 50U);
    // Each of them with NEWSFOLD_EVERY_FAULT set, else some of them.
    const std::uint64_t step = std::getenv("NEWSFOLD_EVERY_FAULT") != nullptr
                                   ? 1
                                   : std::max<std::uint64_t>(operations / 12, 1);
    std::size_t disturbed = 0;
    for (std::uint64_t at = 1; at <= operations; at += step) {
      const std::string path = folder.file(std::to_string(at) + ".db");
      files.strike(fault, at, at);
      disturbed += update(path, FaultFileSystem::name()).ok() ? 0 : 1;
      files.settle();
      const Status again = update(path, "");
      ASSERT_TRUE(again.ok()) << "operation " << at << ": " << again.error().message;
      ASSERT_EQ(view(path), calm) << "operation " << at << " of " << operations;
    }
    EXPECT_GT(disturbed, 5U);
  }

  TemporaryFolder inputs_;
  UpdateOptions options_;
};

TEST_F(UpdateFaults, Killed) { strike_everywhere(Fault::kKill); }
TEST_F(UpdateFaults, PowerLost) { strike_everywhere(Fault::kPowerLoss); }
TEST_F(UpdateFaults, OneFailure) { strike_everywhere(Fault::kFailOnce); }
TEST_F(UpdateFaults, DiskFull) { strike_everywhere(Fault::kFull); }

}  // namespace
}  // namespace newsfold::pipeline
