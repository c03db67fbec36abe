// The commands. Each adds itself to the program's CLI11 app; once parsed, `chosen` is what to do.
#pragma once

#include <functional>

#include "cli/flags.h"

namespace CLI {
class App;
}

namespace newsfold::cli {

// The exit status of DESIGN section 3.
enum ExitCode : int { kDone = 0, kSkippedSome = 1, kFailed = 2 };

// Does the command; gives its exit status.
using Action = std::function<int(const Flags&)>;

void add_run(CLI::App& app, Flags& flags, Action& chosen);
void add_extract(CLI::App& app, Flags& flags, Action& chosen);
void add_cluster(CLI::App& app, Flags& flags, Action& chosen);
void add_explain(CLI::App& app, Flags& flags, Action& chosen);
void add_compare(CLI::App& app, Flags& flags, Action& chosen);

}  // namespace newsfold::cli
