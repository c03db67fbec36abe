#include "cli/stream.h"

#include <unistd.h>

#include "cli/command.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/setup.h"
#include "cli/terminal.h"

namespace newsfold::cli {
namespace {

int fail(const Error& error) {
  complain(error.message);
  return kFailed;
}

bool wants_table(const Flags& flags, const Stage& stage) {
  if (!stage.makes_stories || flags.format == "jsonl") return false;
  return flags.format == "table" || (flags.output.empty() && is_terminal(STDOUT_FILENO));
}

pipeline::Observer observer_of(Messages& messages, Output& output, bool table,
                               bool beside_progress) {
  pipeline::Observer observer;
  observer.record = [&messages, &output, table, beside_progress](std::string_view record) {
    if (beside_progress) messages.clear_progress();
    return table || output.write(std::string(record) + "\n");
  };
  observer.issue = [&messages](const ingest::Issue& issue) { messages.issue(issue); };
  observer.progress = [&messages](const pipeline::Progress& done) { messages.progress(done); };
  return observer;
}

// The table, the file into its place, the counters.
Status write_rest(const Flags& flags, const pipeline::Summary& summary, bool table,
                  Output& output) {
  if (table) {
    const bool colour = flags.output.empty() && wants_colour();
    output.write(emit::story_table(summary.stories, terminal_width(), colour));
  }
  if (const Status written = output.commit(); !written.ok()) return written;
  if (flags.summary.empty()) return ok_status();
  return write_file(flags.summary, emit::summary_json(summary.counters) + "\n");
}

}  // namespace

int stream(const Flags& flags, const Stage& stage) {
  auto options = pipeline_options(flags);
  if (!options.ok()) return fail(options.error());
  const bool table = wants_table(flags, stage);
  options.value().records_only = stage.records_only;
  options.value().story_rows = table;
  std::vector<ingest::Issue> unlisted;
  const auto files = input_files(flags, unlisted);
  if (!files.ok()) return fail(files.error());
  auto output = Output::open(flags.output);
  if (!output.ok()) return fail(output.error());

  // A streaming stage writes records while it reads: on one terminal they would mix with its
  // progress.
  const bool to_terminal = flags.output.empty() && is_terminal(STDOUT_FILENO);
  Messages messages(flags.quiet,
                    is_terminal(STDERR_FILENO) && (stage.makes_stories || !to_terminal));
  for (const ingest::Issue& issue : unlisted) messages.issue(issue);
  auto summary = stage.work(files.value(), options.value(),
                            observer_of(messages, *output.value(), table, to_terminal));
  if (!summary.ok()) return fail(summary.error());
  pipeline::Counters& counters = summary.value().counters;
  for (const ingest::Issue& issue : unlisted) {
    ++counters["skipped"];
    ++counters["skipped_" + std::string(error_name(issue.error.code))];
  }
  messages.finish(counters);
  if (output.value()->closed()) return kDone;
  // A mount that vanished must not replace yesterday's result with nothing.
  if (messages.issues() > 0 && counters["documents"] == 0) {
    return fail({ErrorCode::kUnreadable, "nothing could be read"});
  }
  const Status written = write_rest(flags, summary.value(), table, *output.value());
  if (!written.ok()) return fail(written.error());
  return messages.issues() > 0 ? kSkippedSome : kDone;
}

}  // namespace newsfold::cli
