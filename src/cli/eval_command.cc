#include <array>
#include <utility>

#include "cli/command.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "newsfold/evaluate/evaluate.h"
#include "newsfold/ingest/ingest.h"

namespace newsfold::cli {
namespace {

int fail(const Error& error) {
  complain(error.message);
  return kFailed;
}

// REQUIRES: a name that the flag's check lets through.
evaluate::Task task_of(const std::string& name) {
  static constexpr std::array<std::pair<const char*, evaluate::Task>, 5> kTasks = {
      {{"lines", evaluate::Task::kLines},
       {"extraction", evaluate::Task::kExtraction},
       {"metadata", evaluate::Task::kMetadata},
       {"entities", evaluate::Task::kEntities},
       {"events", evaluate::Task::kEvents}}};
  for (const auto& [task_name, task] : kTasks) {
    if (name == task_name) return task;
  }
  return evaluate::Task::kEvents;
}

int score(const Flags& flags) {
  const auto gold = ingest::read_decompressed(flags.gold);
  if (!gold.ok()) return fail(gold.error());
  const auto predictions = ingest::read_decompressed(flags.predictions);
  if (!predictions.ok()) return fail(predictions.error());
  const evaluate::Options options = {.field = flags.field,
                                     .gold_field = flags.gold_field,
                                     .min_coverage = flags.min_coverage,
                                     .types = flags.types,
                                     .worst = flags.worst};
  const auto report =
      evaluate::evaluate(task_of(flags.eval_task), gold.value(), predictions.value(), options);
  if (!report.ok()) return fail(report.error());
  auto output = Output::open("");
  output.value()->write(flags.json ? evaluate::report_json(report.value())
                                   : evaluate::report_text(report.value()));
  const Status& status = output.value()->status();
  return status.ok() ? kDone : fail(status.error());
}

void add_flags(CLI::App& command, Flags& flags) {
  add_eval_flags(command, flags);
  add_config_flag(command, flags);
}

}  // namespace

const Command kEvalCommand = {
    .name = "eval",
    .summary = "article records against your own labels: the field's metrics and the worst cases",
    .footer =
        "Rows are matched by \"id\". Gold rows hold\n"
        "  lines       \"labels\" (a character a line: 1 article, 0 not, - unjudged) or "
        "\"body_lines\",\n"
        "              and \"line_kinds\"; predict with --keep-removed\n"
        "  extraction  \"gold\": the text; \"with\", \"without\": passages\n"
        "  metadata    \"title\", \"date\", \"authors\"\n"
        "  entities    \"text\", \"mentions\": [{\"start\", \"end\", \"type\", \"target\"}]; "
        "predict "
        "with --no-strip\n"
        "  events      \"label\"; \"single\": true for a document of no other's event\n"
        "Examples:\n"
        "  newsfold run dumps | newsfold eval events labels.jsonl -\n"
        "  newsfold eval events --field copy labels.jsonl records.jsonl",
    .add_flags = add_flags,
    .run = score};

}  // namespace newsfold::cli
