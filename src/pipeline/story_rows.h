// The rows of the terminal's story table.
#pragma once

#include <vector>

#include "newsfold/emit/emit.h"
#include "pipeline/corpus.h"

namespace newsfold::pipeline {

// One row a story, by story id. `assignments` are parallel to `documents`.
std::vector<emit::StoryRow> story_rows(const Corpus& corpus,
                                       const std::vector<cluster::Document>& documents,
                                       const std::vector<Assignment>& assignments);

}  // namespace newsfold::pipeline
