// What a state knows, as JSON lines and rows. Reading only; each call sees one moment of the state.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsfold/base/calendar.h"
#include "newsfold/base/status.h"
#include "newsfold/emit/emit.h"
#include "newsfold/pipeline/pipeline.h"
#include "newsfold/state/state.h"

namespace newsfold::pipeline {

using LineSink = std::function<bool(std::string_view line)>;  // without newline; false: stop

// The numbered operations after `since`, as src/state/SCHEMA.md describes them. Errors: kBadOption
// where the log no longer reaches back so far.
Status changes(state::State& state, state::Number since, const LineSink& sink);

struct StoryFilter {
  std::string entity;  // an id or a name; empty: any
  std::string source;
  std::optional<Day> after, before;  // some document's date lies in this range, ends included
  std::size_t least_size = 1;        // documents
  std::size_t limit = 0;             // stories; 0: all
};
// Newest first: by the latest date of a story, then its size, then its id; undated stories last.
Status stories(state::State& state, const StoryFilter& filter, const LineSink& sink);
Result<std::vector<emit::StoryRow>> story_rows(state::State& state, const StoryFilter& filter);

// Known documents that a text is a copy of, contains, stands in, or shares a story with, nearest
// first. The state is not changed.
Status similar(state::State& state, const RawDocument& document, const Options& options,
               const LineSink& sink);

}  // namespace newsfold::pipeline
