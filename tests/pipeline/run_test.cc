#include <fstream>

#include <gtest/gtest.h>

#include "newsfold/pipeline/pipeline.h"
#include "support/temporary_folder.h"

namespace newsfold::pipeline {
namespace {

// A folder of JSON lines: documents, copies of them, and lines that can't be read.
class Run : public testing::Test {
 protected:
  void SetUp() override {
    for (int file = 0; file < 5; ++file) {
      std::ofstream out(folder_.file(std::to_string(file) + ".jsonl"));
      for (int line = 0; line < 40; ++line) {
        if (line % 13 == 5) out << "no JSON " << file << " " << line << "\n";
        out << R"({"id":")" << file << "-" << line << R"(","text":"The ferry of quay )" << file
            << " was late for the " << line << R"(th time, said Ann Boatman of the council."})"
            << "\n";
      }
    }
    options_.extract_data = extract::builtin_data();
    options_.extract.keep = extract::default_keep();
    options_.gazetteer = normalize::builtin_gazetteer();
    options_.table = fingerprint::builtin_table();
    options_.ingest.no_strip = true;
  }

  struct Seen {
    std::string records;
    std::string issues;
    Counters counters;
    auto operator<=>(const Seen&) const = default;
  };

  template <typename Stage>
  Seen see(Stage stage, unsigned threads) {
    std::vector<ingest::Issue> unlisted;
    const auto files = ingest::list_inputs({folder_.path()}, unlisted);
    options_.threads = options_.cluster.threads = threads;
    Seen seen;
    Observer observer;
    observer.record = [&](std::string_view record) {
      seen.records.append(record).push_back('\n');
      return true;
    };
    observer.issue = [&](const ingest::Issue& issue) {
      seen.issues += issue.path + ":" + std::to_string(issue.line) + "\n";
    };
    auto summary = stage(files, options_, observer);
    EXPECT_TRUE(summary.ok());
    seen.counters = summary.value().counters;
    return seen;
  }

  TemporaryFolder folder_;
  Options options_;
};

TEST_F(Run, RecordsIssuesAndCountersAreTheSameForAnyNumberOfThreads) {
  for (const auto stage : {run, extract}) {
    const Seen one = see(stage, 1);
    EXPECT_EQ(one.counters.at("documents"), 200U);
    EXPECT_EQ(one.counters.at("skipped_bad_json"), 15U);
    EXPECT_EQ(one.counters.at("written"), 200U);
    for (const unsigned threads : {2U, 8U}) EXPECT_EQ(one, see(stage, threads)) << threads;
  }
}

TEST_F(Run, AConsumerThatHasEnoughStopsIt) {
  for (const auto stage : {run, extract}) {
    std::vector<ingest::Issue> unlisted;
    const auto files = ingest::list_inputs({folder_.path()}, unlisted);
    for (const unsigned threads : {1U, 3U}) {
      options_.threads = threads;
      int records = 0;
      Observer observer;
      observer.record = [&](std::string_view) { return ++records < 3; };
      observer.issue = [](const ingest::Issue&) {};
      EXPECT_TRUE(stage(files, options_, observer).ok());
      EXPECT_EQ(records, 3);
    }
  }
}

}  // namespace
}  // namespace newsfold::pipeline
