#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/stream.h"

namespace newsfold::cli {

void add_extract(CLI::App& app, Flags& flags, Action& chosen) {
  CLI::App* command = app.add_subcommand("extract", "dumps to article records, one by one");
  add_paths(*command, flags, "files and directories of dumps; '-' is stdin");
  add_input_flags(*command, flags);
  add_article_flags(*command, flags);
  add_output_flags(*command, flags);
  add_common_flags(*command, flags);
  command->callback([&chosen] {
    chosen = [](const Flags& set) {
      return stream(set, {.work = pipeline::extract, .makes_stories = false});
    };
  });
}

}  // namespace newsfold::cli
