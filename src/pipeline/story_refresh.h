// What follows from a story's members: its canonical and its title.
#pragma once

#include <string>

#include "newsfold/cluster/cluster.h"
#include "newsfold/state/state.h"

namespace newsfold::pipeline {

// A row as cluster sees it; views into `row`, no fingerprint and no entities.
cluster::Document as_document(const state::Document& row);
std::vector<cluster::Document> as_documents(const std::vector<state::Document>& rows);

// Brings the story's row up to date with its members and logs what changed. Does nothing for a
// story without members.
void refresh_story(state::State& state, state::Number story, const cluster::Options& options);

// The title of the document that a story is titled by.
std::string title_of(state::State& state, const state::Story& story);

}  // namespace newsfold::pipeline
