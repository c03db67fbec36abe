// What people read on stderr: one line a bad file, a progress line on a terminal, one line at the
// end when something was skipped. Silence otherwise.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "newsfold/pipeline/pipeline.h"

namespace newsfold::cli {

// "newsfold: …" on stderr.
void complain(std::string_view message);

// "path:line: reason", for people.
std::string describe(const ingest::Issue& issue);

class Messages {
 public:
  // progress: there is a terminal to show it on, and nothing else writes there meanwhile.
  Messages(bool quiet, bool progress);

  // Issues of one file that follow one another make one line.
  void issue(const ingest::Issue& issue);
  void progress(const pipeline::Progress& progress);
  void clear_progress();
  // The last lines. Nothing may follow.
  void finish(const pipeline::Counters& counters);
  std::uint64_t issues() const { return issues_; }

 private:
  void print_held();

  bool quiet_;
  bool progress_wanted_;
  bool progress_shown_ = false;
  std::chrono::steady_clock::time_point progress_due_;
  std::uint64_t issues_ = 0;
  ingest::Issue held_{"", 0, {ErrorCode::kUnreadable, ""}};  // the first of its file
  std::uint64_t held_count_ = 0;
};

}  // namespace newsfold::cli
