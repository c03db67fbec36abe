#include "cli/command.h"
#include "cli/stream.h"

namespace newsfold::cli {
namespace {

void add_flags(CLI::App& command, Flags& flags) {
  add_paths(command, flags, "files and directories of dumps; '-' is stdin");
  add_input_flags(command, flags);
  add_article_flags(command, flags);
  add_templates_flag(command, flags);
  add_output_flags(command, flags);
  add_common_flags(command, flags);
}

int extract_all(const Flags& flags) {
  return stream(flags, {.work = pipeline::extract, .makes_stories = false});
}

}  // namespace

const Command kExtractCommand = {
    .name = "extract",
    .summary = "dumps to article records, one by one",
    .footer =
        "Records come as documents are read, so it can stand in a pipe that never ends:\n"
        "  crawler | newsfold extract | newsfold-consumer\n"
        "Entity ids are provisional; 'newsfold cluster' settles them.",
    .add_flags = add_flags,
    .run = extract_all};

}  // namespace newsfold::cli
