// New documents against everything that a state remembers.
//
// Inputs are taken in batches: each is read, compared with what came before, and written in one
// transaction, so memory is bounded and whatever ends the process costs at most the batch at hand,
// which the next update reads again. Batches are cut by counting new documents, so an update that
// was interrupted and repeated ends like one that was not.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "newsfold/pipeline/pipeline.h"
#include "newsfold/state/state.h"

namespace newsfold::pipeline {

struct UpdateOptions {
  Options pipeline;
  bool store_text = true;
  // Files changed within this time are left for the next update.
  std::optional<std::chrono::seconds> settle;
  // Documents; up to twice as many in a state of more than 8 times this. Each batch reads the
  // sketches of all that came before, writes most pages of the indices, and scores anew what in the
  // window its documents move: the fewer the better; some 14 KB each until they are stored.
  std::size_t batch = 16384;
  // Documents whose fingerprints are kept for comparing later ones with: those that came last.
  std::size_t window = 50'000;
};

// The data and options that a state's documents were made with, by name.
std::map<std::string, std::string> versions(const Options& options);
// The cluster options among them, as the state has them. Those of rank: are not kept.
cluster::Options recorded_options(state::State& state);
// Errors: kBadState where the state was made with others; the message says with which, and what to
// do.
Status check_versions(state::State& state, const Options& options);

// REQUIRES: a state opened for writing. Every input that can't be used reaches the observer once,
// as long as it does not change; records are not written out. Counters: those of run(), and
// files_unchanged, files_settling, replaced, forgotten (known, but not wanted). Errors: kBadState,
// kWriteFailed, kUnreadable.
Result<Summary> update(state::State& state, const std::vector<ingest::InputFile>& files,
                       const UpdateOptions& options, const Observer& observer);

}  // namespace newsfold::pipeline
