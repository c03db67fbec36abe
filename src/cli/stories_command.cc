#include <unistd.h>

#include "cli/command.h"
#include "cli/state_access.h"
#include "cli/terminal.h"
#include "newsfold/pipeline/queries.h"

namespace newsfold::cli {
namespace {

void add_flags(CLI::App& command, Flags& flags) {
  add_state_flag(command, flags);
  add_story_filter_flags(command, flags);
  add_format_flag(command, flags);
  add_output_file_flag(command, flags);
  add_config_flag(command, flags);
}

Result<std::optional<Day>> day_of(const std::string& flag, const std::string& text) {
  if (text.empty()) return std::optional<Day>();
  const std::optional<Day> day = parse_iso_day(text);
  if (!day) return Error{ErrorCode::kBadOption, flag + ": not a date such as 2025-03-16: " + text};
  return day;
}

int print_stories(const Flags& flags) {
  const auto after = day_of("--after", flags.after);
  if (!after.ok()) return fail(after.error());
  const auto before = day_of("--before", flags.before);
  if (!before.ok()) return fail(before.error());
  const pipeline::StoryFilter filter{.entity = flags.entity,
                                     .source = flags.site,
                                     .after = after.value(),
                                     .before = before.value(),
                                     .least_size = flags.min_size,
                                     .limit = flags.limit};
  const bool table = flags.format == "table" ||
                     (flags.format == "auto" && flags.output.empty() && is_terminal(STDOUT_FILENO));
  return print_from_state(flags, [&](state::State& state, Output& output) -> Status {
    if (!table) {
      return pipeline::stories(state, filter, [&](std::string_view line) {
        return output.write(std::string(line) + "\n");
      });
    }
    const auto rows = pipeline::story_rows(state, filter);
    if (!rows.ok()) return rows.error();
    output.write(
        emit::story_table(rows.value(), terminal_width(), flags.output.empty() && wants_colour()));
    return ok_status();
  });
}

}  // namespace

const Command kStoriesCommand = {
    .name = "stories",
    .summary = "the stories of a state, newest first",
    .footer =
        "  newsfold stories --state news.db --after 2025-03-10 --min-size 3\n"
        "  newsfold stories --state news.db --entity Q58217 --format jsonl",
    .add_flags = add_flags,
    .run = print_stories};

}  // namespace newsfold::cli
