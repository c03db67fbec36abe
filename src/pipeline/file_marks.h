// What is known of the files that an update is given.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "newsfold/pipeline/pipeline.h"
#include "newsfold/state/state.h"

namespace newsfold::pipeline {

// A file to read.
struct FileMark {
  ingest::InputFile input;
  std::optional<std::int64_t> size, mtime;  // nothing for stdin
  std::optional<state::File> known;         // when it was read before
};

// Leaves out what is as it was read before, and what was changed within `settle`.
std::vector<FileMark> files_to_read(state::State& state,
                                    const std::vector<ingest::InputFile>& files,
                                    std::optional<std::chrono::seconds> settle, Counters& counters);

}  // namespace newsfold::pipeline
