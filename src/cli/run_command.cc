#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/stream.h"

namespace newsfold::cli {

void add_run(CLI::App& app, Flags& flags, Action& chosen) {
  CLI::App* command = app.add_subcommand("run", "dumps to articles, copies and stories, in one go");
  add_paths(*command, flags, "files and directories of dumps; '-' is stdin");
  add_input_flags(*command, flags);
  add_article_flags(*command, flags);
  add_cluster_flags(*command, flags);
  add_output_flags(*command, flags);
  add_table_flags(*command, flags);
  add_common_flags(*command, flags);
  command->footer(
      "Examples:\n"
      "  newsfold run dumps                        a table of the stories in a directory\n"
      "  newsfold run -o stories.jsonl dumps       JSON lines, for programs\n"
      "  zcat a.jsonl.gz | newsfold run --text-field body\n"
      "  newsfold run --no-stories --unique copies dumps   each text once");
  command->callback([&chosen] {
    chosen = [](const Flags& set) { return stream(set, {.work = pipeline::run}); };
  });
}

}  // namespace newsfold::cli
