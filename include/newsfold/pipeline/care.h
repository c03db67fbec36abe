// Documents that leave a state on request, and a state made anew.
#pragma once

#include <cstddef>
#include <string>

#include "newsfold/base/status.h"
#include "newsfold/cluster/cluster.h"
#include "newsfold/pipeline/update.h"
#include "newsfold/state/state.h"

namespace newsfold::pipeline {

// Erases the current document of that id, for good: read again, it is not taken in again. Gives how
// many were erased: 0 where there is none. REQUIRES: a state opened for writing.
Result<std::size_t> forget(state::State& state, const std::string& id,
                           const cluster::Options& options);
// All documents of that source.
Result<std::size_t> forget_source(state::State& state, const std::string& source,
                                  const cluster::Options& options);

// Finds entities, copies and stories of all documents anew from their stored records, with the data
// and options of now; then the state is the new one, at once. A story keeps its id in the one that
// has most of its documents; change numbers are new: a consumer starts again. Needs room for the
// texts beside `path`, the state's own. REQUIRES: a state opened for writing. Errors: kBadOption
// where texts were not kept.
Status rebuild(state::State& state, const std::string& path, const UpdateOptions& options,
               const Observer& observer);

}  // namespace newsfold::pipeline
