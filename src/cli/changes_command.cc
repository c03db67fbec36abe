#include "cli/command.h"
#include "cli/state_access.h"
#include "newsfold/pipeline/queries.h"

namespace newsfold::cli {
namespace {

void add_flags(CLI::App& command, Flags& flags) {
  add_state_flag(command, flags);
  add_since_flag(command, flags);
  add_output_file_flag(command, flags);
  add_config_flag(command, flags);
}

int print_changes(const Flags& flags) {
  return print_from_state(flags, [&](state::State& state, Output& output) {
    return pipeline::changes(state, flags.since, [&](std::string_view line) {
      return output.write(std::string(line) + "\n");
    });
  });
}

}  // namespace

const Command kChangesCommand = {
    .name = "changes",
    .summary = "numbered changes of a state since the last look",
    .footer =
        "  newsfold changes --state news.db --since 1207\n"
        "One operation a line (src/state/SCHEMA.md); replayed from 0 they give the current state.",
    .add_flags = add_flags,
    .run = print_changes};

}  // namespace newsfold::cli
