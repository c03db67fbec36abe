// Two documents side by side.
#pragma once

#include "newsfold/cluster/cluster.h"
#include "newsfold/pipeline/pipeline.h"
#include "newsfold/pipeline/processor.h"
#include "newsfold/records/raw_document.h"

namespace newsfold::pipeline {

struct Compared {
  Processed a, b;  // entities under the ids that the two documents share
  cluster::Comparison comparison;
};

// What `run` would find for these two alone. Documents of one id are compared like any others.
Compared compare(const RawDocument& a, const RawDocument& b, const Options& options);

}  // namespace newsfold::pipeline
