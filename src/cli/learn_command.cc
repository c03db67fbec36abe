#include "cli/command.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/setup.h"

namespace newsfold::cli {
namespace {

void add_flags(CLI::App& command, Flags& flags) {
  add_paths(command, flags, "files and directories of dumps; '-' is stdin");
  add_input_flags(command, flags);
  add_rules_flag(command, flags);
  add_output_file_flag(command, flags);
  add_common_flags(command, flags);
}

int fail(const Error& error) {
  complain(error.message);
  return kFailed;
}

int learn(const Flags& flags) {
  const auto options = pipeline_options(flags);
  if (!options.ok()) return fail(options.error());
  std::vector<ingest::Issue> unlisted;
  const auto files = input_files(flags, unlisted);
  if (!files.ok()) return fail(files.error());
  const auto output = Output::open(flags.output);
  if (!output.ok()) return fail(output.error());

  Messages messages(flags.quiet, false);
  pipeline::Observer observer;
  observer.issue = [&messages](const ingest::Issue& issue) { messages.issue(issue); };
  for (const ingest::Issue& issue : unlisted) messages.issue(issue);
  pipeline::Learned learned =
      pipeline::learn_templates(files.value(), options.value(), observer, true);
  for (const ingest::Issue& issue : unlisted) pipeline::tally_issue(issue, learned.counters);
  messages.finish(learned.counters);
  if (messages.issues() > 0 && !learned.counters.contains("documents"))
    return fail({ErrorCode::kUnreadable, "nothing could be read"});
  output.value()->write(learned.templates->text());
  if (output.value()->closed()) return kDone;
  if (const Status status = output.value()->commit(); !status.ok()) return fail(status.error());
  return messages.issues() > 0 ? kSkippedSome : kDone;
}

}  // namespace

const Command kLearnCommand = {
    .name = "learn",
    .summary = "site templates from many dumps: the lines that repeat over each site's pages",
    .footer =
        "The result is a text to read, edit and pass to --templates:\n"
        "  newsfold learn -o templates.tsv dumps\n"
        "  newsfold run --templates templates.tsv dumps\n"
        "A line counts when it stands in three documents of its site that are not copies of each\n"
        "other. Documents whose outlet is unknown teach nothing: see --manifest and --source-from.",
    .add_flags = add_flags,
    .run = learn};

}  // namespace newsfold::cli
