#include "pipeline/story_refresh.h"

#include <algorithm>
#include <numeric>

#include "newsfold/cluster/canonical.h"

namespace newsfold::pipeline {
namespace {

using state::Number;
using state::Operation;

std::vector<state::Document> members_of(state::State& state, Number story) {
  std::vector<state::Document> out;
  for (const Number number : state.members_of_story(story)) {
    if (auto row = state.document(number)) out.push_back(std::move(*row));
  }
  return out;
}

// The canonical where it has a title, else the titled member of the least id.
Number titled_member(const std::vector<state::Document>& rows, std::size_t canonical) {
  if (!rows[canonical].title.empty()) return rows[canonical].number;
  const state::Document* least = nullptr;
  for (const state::Document& row : rows) {
    if (!row.title.empty() && (least == nullptr || row.id < least->id)) least = &row;
  }
  return least == nullptr ? 0 : least->number;
}

}  // namespace

cluster::Document as_document(const state::Document& row) {
  return {.id = row.id,
          .title = row.title,
          .source = row.source,
          .added = row.added,
          .date = row.date,
          .range = row.range,
          .text_length = row.text_length,
          .clusters = row.clusters,
          .fingerprint = nullptr,
          .entities = {}};
}

std::vector<cluster::Document> as_documents(const std::vector<state::Document>& rows) {
  std::vector<cluster::Document> out;
  out.reserve(rows.size());
  for (const state::Document& row : rows) out.push_back(as_document(row));
  return out;
}

std::string title_of(state::State& state, const state::Story& story) {
  if (story.titled == 0) return {};
  const auto row = state.document(story.titled);
  return row ? row->title : std::string();
}

void refresh_story(state::State& state, Number number, const cluster::Options& options) {
  std::optional<state::Story> story = state.story(number);
  const std::vector<state::Document> rows = members_of(state, number);
  if (!story || rows.empty()) return;
  std::vector<std::uint32_t> all(rows.size());
  std::iota(all.begin(), all.end(), 0U);
  const std::size_t canonical = cluster::canonical_member(as_documents(rows), all, options);
  const Number titled = titled_member(rows, canonical);
  if (story->canonical == rows[canonical].number && story->titled == titled) return;
  if (story->canonical != rows[canonical].number) {
    state.log(
        {.operation = Operation::kCanonical, .document = rows[canonical].number, .story = number});
  }
  const bool retitled = story->titled != titled;
  story->canonical = rows[canonical].number;
  story->titled = titled;
  state.put_story(*story);
  // Also where the words are the same: those of a document that is erased are not in the log.
  if (retitled) {
    state.log({.operation = Operation::kRetitle, .story = number, .text = title_of(state, *story)});
  }
}

}  // namespace newsfold::pipeline
