// A window's entities into a state.
#pragma once

#include "pipeline/window.h"

namespace newsfold::pipeline {

// Stores what the window's new documents name, under corpus-wide ids, and logs the merges that the
// window shows. A merge is for good; two registered entities are never merged.
void commit_entities(state::State& state, const Window& window);

// The entity that this one ended in.
state::EntityRow root_entity(state::State& state, state::EntityRow entity);

}  // namespace newsfold::pipeline
