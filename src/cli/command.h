// The commands, one file each: what a command is called, which flags it takes, what it does.
#pragma once

#include "cli/flags.h"

namespace newsfold::cli {

// The exit status of DESIGN section 3.
enum ExitCode : int {
  kDone = 0,
  kSkippedSome = 1,
  kFailed = 2,
  kStateUnusable = 3,
  kLockHeld = 75
};

struct Command {
  const char* name;
  const char* summary;
  const char* footer;  // of its help: examples
  void (*add_flags)(CLI::App& command, Flags& flags);
  int (*run)(const Flags& flags);  // gives the exit status
};

extern const Command kRunCommand;
extern const Command kExtractCommand;
extern const Command kClusterCommand;
extern const Command kExplainCommand;
extern const Command kCompareCommand;
extern const Command kLearnCommand;
extern const Command kEvalCommand;
extern const Command kUpdateCommand;
extern const Command kChangesCommand;
extern const Command kStoriesCommand;
extern const Command kSimilarCommand;
extern const Command kForgetCommand;
extern const Command kStateCommand;

// Adds every command to the program's CLI11 app; once that has parsed, `chosen` points to the
// command.
void add_commands(CLI::App& app, Flags& flags, const Command*& chosen);

}  // namespace newsfold::cli
