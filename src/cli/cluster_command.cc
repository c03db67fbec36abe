#include "cli/command.h"
#include "cli/stream.h"

namespace newsfold::cli {
namespace {

void add_flags(CLI::App& command, Flags& flags) {
  add_paths(command, flags, "files of records that 'extract' wrote; '-' is stdin");
  add_listing_flags(command, flags);
  add_keep_removed_flag(command, flags);
  add_cluster_flags(command, flags);
  add_output_flags(command, flags);
  add_table_flags(command, flags);
  add_common_flags(command, flags);
}

int cluster_all(const Flags& flags) {
  return stream(flags, {.work = pipeline::run, .records_only = true});
}

}  // namespace

const Command kClusterCommand = {
    .name = "cluster",
    .summary = "article records to the same with entities settled, copies and stories",
    .footer =
        "'extract' and 'cluster' in a row give what 'run' gives:\n"
        "  newsfold extract dumps | newsfold cluster > records.jsonl",
    .add_flags = add_flags,
    .run = cluster_all};

}  // namespace newsfold::cli
