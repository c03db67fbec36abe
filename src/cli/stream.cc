#include "cli/stream.h"

#include <memory>
#include <utility>

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

// What the command writes. Opened before the work begins, so that what can't be written is known
// early.
struct Outputs {
  std::unique_ptr<Output> records;
  std::unique_ptr<Output> summary;  // null without --summary
};

Result<Outputs> open_outputs(const Flags& flags) {
  Outputs out;
  auto records = Output::open(flags.output);
  if (!records.ok()) return records.error();
  out.records = std::move(records.value());
  if (flags.summary.empty()) return out;
  auto summary = Output::open(flags.summary);
  if (!summary.ok()) return summary.error();
  out.summary = std::move(summary.value());
  return out;
}

// The table and the counters; then both files into their places, or neither.
Status finish_outputs(const Flags& flags, const pipeline::Summary& summary, bool table,
                      const Outputs& outputs) {
  if (table) {
    const bool colour = flags.output.empty() && wants_colour();
    outputs.records->write(emit::story_table(summary.stories, terminal_width(), colour));
  }
  if (outputs.summary != nullptr &&
      !outputs.summary->write(emit::summary_json(summary.counters) + "\n")) {
    return outputs.summary->status();
  }
  if (const Status status = outputs.records->commit(); !status.ok()) return status;
  return outputs.summary != nullptr ? outputs.summary->commit() : ok_status();
}

int finish(const Flags& flags, const pipeline::Summary& summary, bool table, bool skipped,
           const Outputs& outputs) {
  if (outputs.records->closed()) return kDone;
  // A mount that vanished must not replace yesterday's result with nothing.
  if (skipped && !summary.counters.contains("documents")) {
    return fail({ErrorCode::kUnreadable, "nothing could be read"});
  }
  const Status status = finish_outputs(flags, summary, table, outputs);
  if (!status.ok()) return fail(status.error());
  return skipped ? kSkippedSome : kDone;
}

// --templates auto: learns them from the same files, whose issues are told when they are read
// again.
Status learn_first(const Flags& flags, const std::vector<ingest::InputFile>& files,
                   pipeline::Options& options) {
  if (flags.templates != "auto") return ok_status();
  for (const ingest::InputFile& file : files) {
    if (file.path == "-")
      return Error{ErrorCode::kBadOption, "--templates auto reads its input twice: not from stdin"};
  }
  pipeline::Observer silent;
  silent.issue = [](const ingest::Issue&) {};
  options.extract.templates = pipeline::learn_templates(files, options, silent, false).templates;
  return ok_status();
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
  const auto outputs = open_outputs(flags);
  if (!outputs.ok()) return fail(outputs.error());

  // A streaming stage writes records while it reads: on one terminal they would mix with its
  // progress.
  const bool to_terminal = flags.output.empty() && is_terminal(STDOUT_FILENO);
  Messages messages(flags.quiet,
                    is_terminal(STDERR_FILENO) && (stage.makes_stories || !to_terminal));
  for (const ingest::Issue& issue : unlisted) messages.issue(issue);
  if (const Status status = learn_first(flags, files.value(), options.value()); !status.ok())
    return fail(status.error());
  auto summary = stage.work(files.value(), options.value(),
                            observer_of(messages, *outputs.value().records, table, to_terminal));
  if (!summary.ok()) return fail(summary.error());
  for (const ingest::Issue& issue : unlisted) {
    pipeline::tally_issue(issue, summary.value().counters);
  }
  messages.finish(summary.value().counters);
  return finish(flags, summary.value(), table, messages.issues() > 0, outputs.value());
}

}  // namespace newsfold::cli
