#include "cli/command.h"
#include "cli/stream.h"

namespace newsfold::cli {
namespace {

void add_flags(CLI::App& command, Flags& flags) {
  add_paths(command, flags, "files and directories of dumps; '-' is stdin");
  add_input_flags(command, flags);
  add_article_flags(command, flags);
  add_templates_flag(command, flags);
  add_cluster_flags(command, flags);
  add_output_flags(command, flags);
  add_table_flags(command, flags);
  add_common_flags(command, flags);
}

int run_all(const Flags& flags) { return stream(flags, {.work = pipeline::run}); }

}  // namespace

const Command kRunCommand = {
    .name = "run",
    .summary = "dumps to articles, copies and stories, in one go",
    .footer =
        "Examples:\n"
        "  newsfold run dumps                       a table of the stories in a directory\n"
        "  newsfold run -o stories.jsonl dumps      JSON lines, for programs\n"
        "  zcat a.jsonl.gz | newsfold run --text-field body\n"
        "  newsfold run --no-stories --unique copies dumps   each text once",
    .add_flags = add_flags,
    .run = run_all};

}  // namespace newsfold::cli
