#include <unistd.h>

#include "cli/command.h"
#include "cli/documents.h"
#include "cli/explain_text.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/setup.h"
#include "cli/terminal.h"

namespace newsfold::cli {
namespace {

std::string explanation(const RawDocument& raw, const pipeline::Processed& processed,
                        const Look& look) {
  const Article& article = processed.annotated.article;
  return coloured(raw.provenance.path, Colour::kBold, look.colour) + "\n" +
         line_table(raw, article, look) + metadata_text(article, look) +
         entities_text(processed.annotated.entities, look) +
         fingerprint_text(processed.fingerprint, look);
}

int explain(const Flags& flags) {
  if (flags.templates == "auto") {
    complain("--templates auto learns from many documents; explain reads one: give a file");
    return kFailed;
  }
  const auto options = pipeline_options(flags);
  auto output = Output::open(flags.output);
  const Error* failure = !options.ok()  ? &options.error()
                         : !output.ok() ? &output.error()
                                        : nullptr;
  if (failure != nullptr) {
    complain(failure->message);
    return kFailed;
  }
  const bool terminal = flags.output.empty() && is_terminal(STDOUT_FILENO);
  const Look look{.colour = terminal && wants_colour(), .width = terminal ? terminal_width() : 0};
  const pipeline::Processor processor(options.value(), true);
  bool first = true;
  const auto see = [&](const RawDocument& raw) {
    const std::string text = explanation(raw, processor.process(raw), look);
    return output.value()->write((std::exchange(first, false) ? "" : "\n") + text);
  };
  const Status status = each_document(flags.paths[0], options.value(), see);
  if (output.value()->closed()) return kDone;
  const Status written = output.value()->commit();
  for (const Status& result : {status, written}) {
    if (result.ok()) continue;
    complain(result.error().message);
    return kFailed;
  }
  return kDone;
}

void add_flags(CLI::App& command, Flags& flags) {
  add_named_paths(command, flags, 1, "a dump");
  add_reading_flags(command, flags);
  add_article_flags(command, flags);
  add_templates_flag(command, flags);
  add_output_file_flag(command, flags);
  add_config_flag(command, flags);
}

}  // namespace

const Command kExplainCommand = {
    .name = "explain",
    .summary = "one dump line by line: kept or removed, as what, by which rule, how sure",
    .footer =
        "Each line: its number, + kept or - removed, kind, confidence, rule, text. Then the\n"
        "article's fields, the dates considered, entities and fingerprints.",
    .add_flags = add_flags,
    .run = explain};

}  // namespace newsfold::cli
