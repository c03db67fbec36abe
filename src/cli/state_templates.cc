#include "cli/state_templates.h"

#include "cli/command.h"
#include "cli/output.h"
#include "cli/state_access.h"
#include "newsfold/base/files.h"
#include "newsfold/pipeline/state_templates.h"

namespace newsfold::cli {
namespace {

Result<extract::Templates> chosen_templates(const Flags& flags, state::State& state) {
  if (flags.templates.empty()) {
    return Error{ErrorCode::kBadOption, "state publish: --templates FILE, or auto"};
  }
  if (flags.templates == "auto") return pipeline::learn_templates(state);
  const auto bytes = read_file(flags.templates);
  if (!bytes.ok()) return bytes.error();
  return extract::Templates::parse(bytes.value(), flags.templates);
}

}  // namespace

int print_templates(const Flags& flags) {
  return print_from_state(flags, [](state::State& state, Output& output) {
    const auto published = state.templates();
    if (published) {
      output.write("# version " + std::to_string(published->version) + "\n" + published->text);
    }
    return state.status();
  });
}

int learn_templates(const Flags& flags) {
  return print_from_state(flags, [](state::State& state, Output& output) {
    state.begin_reading();
    output.write(pipeline::learn_templates(state).text());
    state.end_reading();
    return state.status();
  });
}

int publish_templates(const Flags& flags) {
  auto writing = open_existing_for_writing(flags);
  if (!writing.ok()) return fail(writing.error());
  state::State& state = *writing.value().state;
  const auto templates = chosen_templates(flags, state);
  if (!templates.ok()) return fail(templates.error());
  const auto version = pipeline::publish_templates(state, templates.value());
  return version.ok() ? static_cast<int>(kDone) : fail(version.error());
}

}  // namespace newsfold::cli
