// Site templates that a state learns and gives to its next update.
//
// An update keeps the latest pages of each site, line by line, unless it stores no texts. Templates
// learned from them are a text for people to read and edit; once published as a version, they are
// applied by every later update. Documents that were read before stay as they are.
#pragma once

#include "newsfold/base/status.h"
#include "newsfold/extract/templates.h"
#include "newsfold/state/state.h"

namespace newsfold::pipeline {

// From the pages that the state keeps.
extract::Templates learn_templates(state::State& state);

// Gives the version. REQUIRES: a state opened for writing. Errors: those of the state.
Result<state::Number> publish_templates(state::State& state, const extract::Templates& templates);

// The last published; null where there are none. Errors: kBadData.
Result<std::shared_ptr<const extract::Templates>> published_templates(state::State& state);

}  // namespace newsfold::pipeline
