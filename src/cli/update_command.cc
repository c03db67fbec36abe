#include <unistd.h>

#include "cli/command.h"
#include "cli/messages.h"
#include "cli/setup.h"
#include "cli/state_access.h"
#include "cli/terminal.h"
#include "newsfold/pipeline/update.h"

namespace newsfold::cli {
namespace {

void add_flags(CLI::App& command, Flags& flags) {
  add_paths(command, flags, "files and directories of dumps; '-' is stdin");
  add_update_flags(command, flags);
  add_input_flags(command, flags);
  add_article_flags(command, flags);
  add_cluster_flags(command, flags);
  add_summary_flag(command, flags);
  add_common_flags(command, flags);
}

Status write_summary(const Flags& flags, const pipeline::Counters& counters) {
  if (flags.summary.empty()) return ok_status();
  auto output = Output::open(flags.summary);
  if (!output.ok()) return output.error();
  output.value()->write(emit::summary_json(counters) + "\n");
  return output.value()->commit();
}

int update(const Flags& flags) {
  auto options = pipeline_options(flags);
  if (!options.ok()) return fail(options.error());
  if (const Status status = set_data_versions(flags, options.value()); !status.ok()) {
    return fail(status.error());
  }
  std::vector<ingest::Issue> unlisted;
  const auto files = input_files(flags, unlisted);
  if (!files.ok()) return fail(files.error());
  auto writing = open_for_writing(flags);
  if (!writing.ok()) {
    const bool skip = writing.error().code == ErrorCode::kLocked && skips_lock(flags);
    return skip ? static_cast<int>(kDone) : fail(writing.error());
  }
  pipeline::UpdateOptions update_options;
  update_options.pipeline = std::move(options.value());
  update_options.store_text = !flags.no_store_text;
  update_options.batch = flags.batch;
  if (flags.settle > 0) {
    update_options.settle = std::chrono::seconds(static_cast<std::int64_t>(flags.settle));
  }
  Messages messages(flags.quiet, is_terminal(STDERR_FILENO));
  for (const ingest::Issue& issue : unlisted) messages.issue(issue);
  pipeline::Observer observer;
  observer.issue = [&](const ingest::Issue& issue) { messages.issue(issue); };
  observer.progress = [&](const pipeline::Progress& done) { messages.progress(done); };
  auto summary = pipeline::update(*writing.value().state, files.value(), update_options, observer);
  if (!summary.ok()) {
    messages.clear_progress();
    return fail(summary.error());
  }
  for (const ingest::Issue& issue : unlisted) {
    pipeline::tally_issue(issue, summary.value().counters);
  }
  messages.finish(summary.value().counters);
  const Status status = write_summary(flags, summary.value().counters);
  if (!status.ok()) return fail(status.error());
  return messages.issues() > 0 ? kSkippedSome : kDone;
}

}  // namespace

const Command kUpdateCommand = {
    .name = "update",
    .summary = "takes what is new into a state, compared with all that came before",
    .footer =
        "From cron, silent unless something is wrong:\n"
        "  */5 * * * *  newsfold update --state news.db --settle 10 --lock skip /var/spool/dumps\n"
        "then 'newsfold changes --state news.db --since N' and 'newsfold stories --state "
        "news.db'.\n"
        "Files that are as they were are not read again. A state made with other options or data\n"
        "is refused; 'newsfold state rebuild' makes it anew.",
    .add_flags = add_flags,
    .run = update};

}  // namespace newsfold::cli
