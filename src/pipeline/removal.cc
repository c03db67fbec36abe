#include "pipeline/removal.h"

#include "pipeline/story_refresh.h"

namespace newsfold::pipeline {
namespace {

using state::Number;

void regroup_copies(state::State& state, const std::string& cluster_id,
                    const cluster::Options& options) {
  std::vector<state::Document> rows;
  std::vector<Fingerprint> fingerprints;
  for (const Number number : state.members_of_copy(cluster_id)) {
    auto row = state.document(number);
    if (!row) continue;
    fingerprints.emplace_back();
    fingerprints.back().copy64 = row->copy64;
    fingerprints.back().shingles = state.shingles(number);
    rows.push_back(std::move(*row));
  }
  std::vector<cluster::Document> documents = as_documents(rows);
  for (std::size_t i = 0; i < documents.size(); ++i) documents[i].fingerprint = &fingerprints[i];
  const cluster::CopyDecision found = cluster::decide_copies(
      documents, options, [&](std::uint32_t i) { return fingerprints[i].shingles; });
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::optional<state::Copy> now;
    if (const auto& copy = found.copy[i]) {
      now = state::Copy{copy->id, 0, copy->hamming, copy->jaccard};
      if (!copy->of.empty()) now->of = state.find(copy->of).value_or(state::Document{}).number;
    }
    set_copy(state, rows[i].number, rows[i].copy, now);
  }
}

}  // namespace

void set_copy(state::State& state, Number document, const std::optional<state::Copy>& before,
              const std::optional<state::Copy>& now) {
  if (before == now) return;
  state.set_copy(document, now);
  state::Change change{.operation = state::Operation::kCopy, .document = document};
  if (now) {
    change.other = now->of;
    change.text =
        now->cluster + " " + std::to_string(now->hamming) + " " + std::to_string(now->jaccard);
  }
  state.log(change);
}

void remove_document(state::State& state, const state::Document& document, state::Gone gone,
                     const cluster::Options& options) {
  state.set_gone(document.number, gone);
  state.set_story(document.number, 0);
  state.set_copy(document.number, std::nullopt);
  state.erase_contents(document.number);
  if (document.copy) regroup_copies(state, document.copy->cluster, options);
  if (document.story != 0) refresh_story(state, document.story, options);
}

}  // namespace newsfold::pipeline
