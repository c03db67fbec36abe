#include <chrono>

#include <unistd.h>

#include "cli/command.h"
#include "cli/messages.h"
#include "cli/setup.h"
#include "cli/state_access.h"
#include "cli/state_templates.h"
#include "cli/terminal.h"
#include "newsfold/emit/json_line.h"
#include "newsfold/pipeline/care.h"

namespace newsfold::cli {
namespace {

void add_flags(CLI::App& command, Flags& flags) {
  add_action(command, flags,
             {"info", "verify", "rebuild", "vacuum", "templates", "learn", "publish"});
  add_locked_state_flags(command, flags);
  add_older_than_flag(command, flags);
  add_published_templates_flag(command, flags);
  add_aliases_flag(command, flags);
  add_cluster_flags(command, flags);
  add_output_file_flag(command, flags);
  add_config_flag(command, flags);
}

std::string info_line(state::State& state) {
  const state::Info info = state.info();
  const auto count = [](std::int64_t value) { return static_cast<std::uint64_t>(value); };
  emit::JsonLine out;
  out.number("schema", count(info.schema)).number("documents", count(info.documents));
  out.number("replaced", count(info.replaced)).number("forgotten", count(info.removed));
  out.number("stories", count(info.stories));
  out.number("stories_of_several", count(info.stories_of_several));
  out.number("copies", count(info.copies)).number("entities", count(info.entities));
  out.number("texts", count(info.records)).number("vectors", count(info.vectors));
  out.number("files", count(info.files)).number("changes", count(info.changes));
  out.number("updates", count(info.rounds)).number("last_update", count(info.last_round));
  const auto templates = state.templates();
  out.number("templates", templates ? count(templates->version) : 0);
  out.number("bytes", count(info.bytes)).number("free_bytes", count(info.free_bytes));
  for (const auto& [name, value] : state.facts("")) out.text(name, value);
  std::vector<std::string> issues;
  for (const state::File& file : state.files_with_issues()) {
    emit::JsonLine issue;
    issues.push_back(issue.text("path", file.path).text("issue", file.issue).take());
  }
  return out.json_array("files_with_issues", issues).take();
}

int info(const Flags& flags) {
  return print_from_state(flags, [](state::State& state, Output& output) {
    state.begin_reading();
    output.write(info_line(state) + "\n");
    state.end_reading();
    return state.status();
  });
}

int verify(const Flags& flags) {
  bool sound = true;
  const int status = print_from_state(flags, [&](state::State& state, Output& output) {
    state.begin_reading();
    for (const std::string& fault : state.faults()) {
      sound = false;
      output.write(fault + "\n");
    }
    state.end_reading();
    return state.status();
  });
  return status == kDone && !sound ? static_cast<int>(kStateUnusable) : status;
}

int vacuum(const Flags& flags) {
  auto writing = open_existing_for_writing(flags);
  if (!writing.ok()) return fail(writing.error());
  state::State& state = *writing.value().state;
  state.begin();
  if (flags.older_than > 0) {
    const auto age = std::chrono::hours(24) * flags.older_than;
    const auto limit = std::chrono::system_clock::now() - age;
    state.drop_before(std::chrono::system_clock::to_time_t(limit));
  }
  state.rewrite_sketches();
  if (const Status status = state.commit(); !status.ok()) return fail(status.error());
  state.compact();
  return state.status().ok() ? static_cast<int>(kDone) : fail(state.status().error());
}

int rebuild(const Flags& flags) {
  auto options = pipeline_options(flags);
  if (!options.ok()) return fail(options.error());
  if (const Status status = set_data_versions(flags, options.value()); !status.ok()) {
    return fail(status.error());
  }
  auto writing = open_existing_for_writing(flags);
  if (!writing.ok()) return fail(writing.error());
  pipeline::UpdateOptions update_options;
  update_options.pipeline = std::move(options.value());
  Messages messages(flags.quiet, is_terminal(STDERR_FILENO));
  pipeline::Observer observer;
  observer.issue = [&](const ingest::Issue& issue) { messages.issue(issue); };
  observer.progress = [&](const pipeline::Progress& done) { messages.progress(done); };
  const Status status =
      pipeline::rebuild(*writing.value().state, flags.state, update_options, observer);
  messages.clear_progress();
  return status.ok() ? static_cast<int>(kDone) : fail(status.error());
}

int care(const Flags& flags) {
  if (flags.action == "rebuild") return rebuild(flags);
  if (flags.action == "info") return info(flags);
  if (flags.action == "templates") return print_templates(flags);
  if (flags.action == "learn") return learn_templates(flags);
  if (flags.action == "publish") return publish_templates(flags);
  return flags.action == "verify" ? verify(flags) : vacuum(flags);
}

}  // namespace

const Command kStateCommand = {
    .name = "state",
    .summary = "care of a state",
    .footer =
        "  info     what it holds, as JSON; files that could not be used\n"
        "  verify   looks for damage and contradictions; prints them and ends with 3\n"
        "  rebuild  finds entities, copies and stories anew from the stored texts, with the "
        "options\n"
        "           given here and this program's data; consumers of its changes start again\n"
        "  vacuum   gives space back; --older-than DAYS lets go of texts, vectors and the log of\n"
        "           changes from before: copies of old documents are still found, stories are not\n"
        "  learn    site templates from the latest pages of each site, as a text to read and edit\n"
        "  publish  --templates FILE|auto: updates use them from now on; auto is what learn gives\n"
        "  templates  those in use",
    .add_flags = add_flags,
    .run = care};

}  // namespace newsfold::cli
