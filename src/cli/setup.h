// Flags to what the pipeline takes: names to enumerators, files loaded.
#pragma once

#include <string>
#include <vector>

#include "cli/flags.h"
#include "newsfold/base/status.h"
#include "newsfold/pipeline/pipeline.h"

namespace newsfold::cli {

// Errors: kBadOption, and what the loaders of rules, aliases, tables, rankings and manifests give.
Result<pipeline::Options> pipeline_options(const Flags& flags);

// Versions of the data that the flags name, for a state. Errors: kUnreadable.
Status set_data_versions(const Flags& flags, pipeline::Options& options);

// The inputs named by PATH and --files-from; stdin when nothing is named and it is not a terminal.
// Errors: kBadOption when there is nothing to read.
Result<std::vector<ingest::InputFile>> input_files(const Flags& flags,
                                                   std::vector<ingest::Issue>& issues);

}  // namespace newsfold::cli
