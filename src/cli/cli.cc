#include "cli/cli.h"

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/messages.h"
#include "cli/settings.h"
#include "cli/signals.h"

namespace newsfold::cli {
namespace {

constexpr const char* kFooter =
    "Try 'newsfold run DIRECTORY', and 'newsfold COMMAND --help' for the options of a command.\n"
    "Any option can also be set by a variable (--text-field: NEWSFOLD_TEXT_FIELD) or in a TOML "
    "file\n"
    "(--config); flags win over variables, and these over the file.\n"
    "\n"
    "Exit status: 0 done; 1 done, some inputs skipped; 2 usage or input/output error, nothing\n"
    "written; 3 the state is damaged, or of a newer version, or made with other data; 75 another\n"
    "newsfold is updating it; 130, 143 ended by a signal. A closed pipe ends quietly with 0.";

// Says what is wrong in one line, or prints the help that was asked for.
int report(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) return app.exit(error);
  complain(std::string(error.what()) + " (see 'newsfold --help')");
  return kFailed;
}

int parse_and_run(CLI::App& app, const std::vector<std::string>& typed, const Flags& flags,
                  const Command* const& chosen) {
  auto arguments = merge_settings(app, typed);
  if (!arguments.ok()) {
    complain(arguments.error().message);
    return kFailed;
  }
  try {
    // CLI11 takes a vector's arguments from its end.
    app.parse(std::vector<std::string>(arguments.value().rbegin(), arguments.value().rend()));
  } catch (const CLI::ParseError& error) {
    return report(app, error);
  }
  return chosen->run(flags);
}

}  // namespace

void add_commands(CLI::App& app, Flags& flags, const Command*& chosen) {
  for (const Command* command :
       {&kRunCommand, &kExtractCommand, &kClusterCommand, &kExplainCommand, &kCompareCommand,
        &kLearnCommand, &kEvalCommand, &kUpdateCommand, &kChangesCommand, &kStoriesCommand,
        &kSimilarCommand, &kForgetCommand, &kStateCommand}) {
    CLI::App* added = app.add_subcommand(command->name, command->summary);
    added->footer(command->footer);
    command->add_flags(*added, flags);
    added->callback([&chosen, command] { chosen = command; });
  }
}

int run(int argc, char** argv) {
  install_signal_handlers();
  CLI::App app("newsfold folds raw scraped news into articles, copies and stories.", "newsfold");
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string("newsfold ") + NEWSFOLD_VERSION,
                       "print the version and exit");
  app.footer(kFooter);
  Flags flags;
  const Command* chosen = nullptr;
  add_commands(app, flags, chosen);
  return parse_and_run(app, {argv + 1, argv + argc}, flags, chosen);
}

}  // namespace newsfold::cli
