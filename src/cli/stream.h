// What run, extract and cluster share: inputs in, records out, messages on stderr, the exit status.
#pragma once

#include <functional>
#include <vector>

#include "cli/flags.h"
#include "newsfold/pipeline/pipeline.h"

namespace newsfold::cli {

struct Stage {
  std::function<Result<pipeline::Summary>(const std::vector<ingest::InputFile>&,
                                          const pipeline::Options&, const pipeline::Observer&)>
      work;
  bool records_only = false;  // article records in, nothing else
  bool makes_stories = true;  // so that a table can be shown
};

int stream(const Flags& flags, const Stage& stage);

}  // namespace newsfold::cli
