// A document leaves: replaced by a later version, or forgotten.
#pragma once

#include "newsfold/cluster/cluster.h"
#include "newsfold/state/state.h"

namespace newsfold::pipeline {

// Takes the document out of its story and its copy cluster, erases its contents, and decides anew
// which of its copies still hang together; all but `remove` or `replace` itself is logged. What its
// story was linked by stays linked.
void remove_document(state::State& state, const state::Document& document, state::Gone gone,
                     const cluster::Options& options);

// Gives the document this place among copies, and logs it where it is another than before.
void set_copy(state::State& state, state::Number document, const std::optional<state::Copy>& before,
              const std::optional<state::Copy>& now);

}  // namespace newsfold::pipeline
