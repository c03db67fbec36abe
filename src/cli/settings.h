// Options from the environment and a configuration file, as if they stood on the command line
// before what the user typed.
#pragma once

#include <string>
#include <vector>

#include "newsfold/base/status.h"

namespace CLI {
class App;
}

namespace newsfold::cli {

// The arguments to parse: the configuration file's options, then NEWSFOLD_* variables, then the
// user's, where a later one overrides an earlier. `app` knows the commands; a key of the file's top
// level goes to every command that has such an option, a key of a [command] table to that command
// alone. Errors: kUnreadable, kBadOption (no TOML, or a key that no command knows).
Result<std::vector<std::string>> merge_settings(const CLI::App& app,
                                                const std::vector<std::string>& arguments);

}  // namespace newsfold::cli
