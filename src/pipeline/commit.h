// One batch into a state, in one transaction.
#pragma once

#include "newsfold/pipeline/update.h"
#include "pipeline/batch.h"
#include "pipeline/file_marks.h"

namespace newsfold::pipeline {

// Stores the batch, finds its copies and stories, and logs what changes. Adds to the counters
// `replaced`. Errors: those of the state; then nothing of the batch is there.
Status commit_batch(state::State& state, Batch& batch, const std::vector<FileMark>& files,
                    const UpdateOptions& options, Counters& counters);

}  // namespace newsfold::pipeline
