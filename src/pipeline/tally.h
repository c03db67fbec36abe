// Counters: every document, line and input is counted under the name of what became of it.
#pragma once

#include "newsfold/pipeline/pipeline.h"
#include "newsfold/pipeline/processor.h"

namespace newsfold::pipeline {

// documents, bytes, invalid_utf8_replaced, status_<name>, lines_removed, lines_removed_<kind>.
void tally_document(const Processed& document, Counters& counters);
// copy_clusters, copies (without the canonicals), contains, stories, stories_of_several.
void tally_assignments(const std::vector<Assignment>& assignments, Counters& counters);

}  // namespace newsfold::pipeline
