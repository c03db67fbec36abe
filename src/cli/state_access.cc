#include "cli/state_access.h"

#include <charconv>
#include <chrono>

#include "cli/command.h"
#include "cli/messages.h"

namespace newsfold::cli {
namespace {

using std::chrono::milliseconds;

// Nothing: forever.
Result<std::optional<milliseconds>> patience(const std::string& lock) {
  constexpr std::string_view kWait = "wait";
  if (lock == "fail" || lock == "skip") return std::optional<milliseconds>(0);
  if (lock == kWait) return std::optional<milliseconds>();
  std::uint32_t seconds = 0;
  const char* const begin = lock.data() + std::min(lock.size(), kWait.size() + 1);
  const char* const end = lock.data() + lock.size();
  const bool is_number = begin != end && std::from_chars(begin, end, seconds).ptr == end;
  if (!lock.starts_with("wait=") || !is_number) {
    return Error{ErrorCode::kBadOption, "--lock: not fail, wait, wait=SECONDS or skip: " + lock};
  }
  return std::optional<milliseconds>(std::chrono::seconds(seconds));
}

}  // namespace

int fail(const Error& error) {
  complain(error.message);
  if (error.code == ErrorCode::kBadState) return kStateUnusable;
  return error.code == ErrorCode::kLocked ? kLockHeld : kFailed;
}

Result<Writing> open_for_writing(const Flags& flags) {
  const auto wait = patience(flags.lock);
  if (!wait.ok()) return wait.error();
  auto lock = state::UpdateLock::take(flags.state, wait.value());
  if (!lock.ok()) return lock.error();
  auto state = state::State::open(flags.state, state::Access::kWrite);
  if (!state.ok()) return state.error();
  return Writing{std::move(lock.value()), std::move(state.value())};
}

Result<Writing> open_existing_for_writing(const Flags& flags) {
  const auto known = state::State::open(flags.state, state::Access::kRead);
  if (!known.ok()) return known.error();
  return open_for_writing(flags);
}

bool skips_lock(const Flags& flags) { return flags.lock == "skip"; }

int print_from_state(const Flags& flags,
                     const std::function<Status(state::State& state, Output& output)>& print) {
  auto state = state::State::open(flags.state, state::Access::kRead);
  if (!state.ok()) return fail(state.error());
  auto output = Output::open(flags.output);
  if (!output.ok()) return fail(output.error());
  if (const Status status = print(*state.value(), *output.value()); !status.ok()) {
    return fail(status.error());
  }
  if (output.value()->closed()) return kDone;
  const Status status = output.value()->commit();
  return status.ok() ? kDone : fail(status.error());
}

}  // namespace newsfold::cli
