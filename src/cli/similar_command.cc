#include "cli/command.h"
#include "cli/documents.h"
#include "cli/setup.h"
#include "cli/state_access.h"
#include "newsfold/pipeline/queries.h"
#include "newsfold/pipeline/update.h"

namespace newsfold::cli {
namespace {

void add_flags(CLI::App& command, Flags& flags) {
  add_named_paths(command, flags, 1, "the text");
  add_state_flag(command, flags);
  add_reading_flags(command, flags);
  add_article_flags(command, flags);
  add_output_file_flag(command, flags);
  add_config_flag(command, flags);
}

int print_similar(const Flags& flags) {
  auto options = pipeline_options(flags);
  if (!options.ok()) return fail(options.error());
  const auto document = one_document(flags.paths[0], options.value());
  if (!document.ok()) return fail(document.error());
  return print_from_state(flags, [&](state::State& state, Output& output) {
    options.value().cluster = pipeline::recorded_options(state);
    return pipeline::similar(state, document.value(), options.value(), [&](std::string_view line) {
      return output.write(std::string(line) + "\n");
    });
  });
}

}  // namespace

const Command kSimilarCommand = {
    .name = "similar",
    .summary = "which known articles a text copies, contains, or shares a story with",
    .footer =
        "  newsfold similar --state news.db article.txt\n"
        "One JSON line an article, nearest first; the state does not change. Stories are looked "
        "for\n"
        "among recent articles, copies among all.",
    .add_flags = add_flags,
    .run = print_similar};

}  // namespace newsfold::cli
