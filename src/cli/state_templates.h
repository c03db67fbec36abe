// Site templates of a state: state templates, state learn, state publish.
#pragma once

#include "cli/flags.h"

namespace newsfold::cli {

// Writes the published templates.
int print_templates(const Flags& flags);
// Writes what the state's pages teach.
int learn_templates(const Flags& flags);
// --templates: a file, or auto for what the state's pages teach.
int publish_templates(const Flags& flags);

}  // namespace newsfold::cli
