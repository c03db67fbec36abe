// Batches into a state, each in one transaction.
#pragma once

#include <memory>
#include <utility>

#include "newsfold/pipeline/update.h"
#include "pipeline/batch.h"
#include "pipeline/commit_entities.h"
#include "pipeline/file_marks.h"
#include "pipeline/story_memory.h"

namespace newsfold::pipeline {

// Keeps what it read for the next batch of the same update; nothing that it decides depends on
// that.
class Committer {
 public:
  // `readers`: other connections to the state. REQUIRES: the others outlive this.
  struct Readers {
    std::unique_ptr<state::State> copies, entities;
  };
  Committer(state::State& state, Readers readers, const UpdateOptions& options, Counters& counters)
      : state_(state),
        copy_reader_(std::move(readers.copies)),
        options_(options),
        counters_(counters),
        entities_(state, std::move(readers.entities), options),
        memory_(state) {}

  // Stores the batch, finds its copies and stories, and logs what changes. Adds to the counters
  // `replaced`. Errors: those of the state; then nothing of the batch is there.
  Status commit(Batch& batch, const std::vector<FileMark>& files);

 private:
  state::State& state_;
  std::unique_ptr<state::State> copy_reader_;
  const UpdateOptions& options_;
  Counters& counters_;
  EntityCommitter entities_;
  StoryMemory memory_;
};

}  // namespace newsfold::pipeline
