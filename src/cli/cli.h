// The command line: options, commands, messages, exit codes.
#pragma once

namespace newsfold::cli {

// Runs the program; the exit status of DESIGN section 3.
int run(int argc, char** argv);

}  // namespace newsfold::cli
