#include "cli/command.h"
#include "cli/messages.h"
#include "cli/state_access.h"
#include "newsfold/pipeline/care.h"
#include "newsfold/pipeline/update.h"

namespace newsfold::cli {
namespace {

void add_flags(CLI::App& command, Flags& flags) {
  add_ids(command, flags);
  add_locked_state_flags(command, flags);
  add_source_flag(command, flags);
  add_config_flag(command, flags);
}

int forget(const Flags& flags) {
  if (flags.paths.empty() == flags.source.empty()) {
    return fail({ErrorCode::kBadOption, "give either ids or --source"});
  }
  auto writing = open_existing_for_writing(flags);
  if (!writing.ok()) return fail(writing.error());
  state::State& state = *writing.value().state;
  // How copies are told is the state's, not this command's, to say.
  const cluster::Options options = pipeline::recorded_options(state);
  int status = kDone;
  if (!flags.source.empty()) {
    const auto count = pipeline::forget_source(state, flags.source, options);
    if (!count.ok()) return fail(count.error());
    if (count.value() > 0) return kDone;
    complain("no document of source " + flags.source);
    return kSkippedSome;
  }
  for (const std::string& id : flags.paths) {
    const auto count = pipeline::forget(state, id, options);
    if (!count.ok()) return fail(count.error());
    if (count.value() > 0) continue;
    complain("no document " + id);
    status = kSkippedSome;
  }
  return status;
}

}  // namespace

const Command kForgetCommand = {
    .name = "forget",
    .summary = "erases documents from a state, for good",
    .footer =
        "  newsfold forget --state news.db 4ba1e3aabfb4de3bbf3bba5c6a4b4b9c\n"
        "  newsfold forget --state news.db --source quay.example\n"
        "Their texts, titles and fingerprints are overwritten; that there was such an id stays\n"
        "known, so that a forgotten document is not taken in again. Exit status 1: no such one.",
    .add_flags = add_flags,
    .run = forget};

}  // namespace newsfold::cli
