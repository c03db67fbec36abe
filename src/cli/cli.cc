#include "cli/cli.h"

#include <CLI/CLI.hpp>

#include "cli/command.h"

namespace newsfold::cli {

int run(int argc, char** argv) {
  CLI::App app("newsfold folds raw scraped news into articles, copies and stories", "newsfold");
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string("newsfold ") + NEWSFOLD_VERSION);
  Flags flags;
  Action chosen;
  add_run(app, flags, chosen);
  add_extract(app, flags, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kFailed;
  }
  return chosen(flags);
}

}  // namespace newsfold::cli
