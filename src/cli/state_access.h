// A state as the flags name it, and what its failures mean to a shell.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "cli/flags.h"
#include "cli/output.h"
#include "newsfold/base/status.h"
#include "newsfold/state/lock.h"
#include "newsfold/state/state.h"

namespace newsfold::cli {

// Complains and gives the exit status: 3 for an unusable state, 75 for a lock, else 2.
int fail(const Error& error);

struct Writing {
  state::UpdateLock lock;
  std::unique_ptr<state::State> state;
};
// Takes the lock as --lock says and opens the state for writing. Errors: kBadOption; those of lock
// and state.
Result<Writing> open_for_writing(const Flags& flags);
// Likewise a state that must be there already.
Result<Writing> open_existing_for_writing(const Flags& flags);
// --lock skip: a held lock is no failure.
bool skips_lock(const Flags& flags);

// Opens the state for reading and the output; `print` writes to it. Gives the exit status.
int print_from_state(const Flags& flags,
                     const std::function<Status(state::State& state, Output& output)>& print);

}  // namespace newsfold::cli
