#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/stream.h"

namespace newsfold::cli {

void add_cluster(CLI::App& app, Flags& flags, Action& chosen) {
  CLI::App* command =
      app.add_subcommand("cluster", "article records to the same with copies and stories");
  add_paths(*command, flags, "files of records that 'extract' wrote; '-' is stdin");
  add_listing_flags(*command, flags);
  add_keep_removed_flag(*command, flags);
  add_cluster_flags(*command, flags);
  add_output_flags(*command, flags);
  add_table_flags(*command, flags);
  add_common_flags(*command, flags);
  command->footer(
      "'extract' and 'cluster' in a row give what 'run' gives:\n"
      "  newsfold extract dumps | newsfold cluster > records.jsonl");
  command->callback([&chosen] {
    chosen = [](const Flags& set) {
      return stream(set, {.work = pipeline::run, .records_only = true});
    };
  });
}

}  // namespace newsfold::cli
