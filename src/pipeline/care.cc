#include "newsfold/pipeline/care.h"

#include <vector>

#include "pipeline/removal.h"

namespace newsfold::pipeline {
namespace {

Result<std::size_t> forget_all(state::State& state, const std::vector<state::Number>& documents,
                               const cluster::Options& options) {
  if (documents.empty() && state.status().ok()) return std::size_t{0};
  state.erase_thoroughly();
  state.begin();
  for (const state::Number number : documents) {
    const auto row = state.document(number);
    if (!row) continue;
    remove_document(state, *row, state::Gone::kRemoved, options);
    state.log({.operation = state::Operation::kRemove, .document = number});
  }
  state.rewrite_sketches();
  if (const Status status = state.commit(); !status.ok()) return status.error();
  return documents.size();
}

}  // namespace

Result<std::size_t> forget(state::State& state, const std::string& id,
                           const cluster::Options& options) {
  const auto known = state.find(id);
  std::vector<state::Number> documents;
  if (known && known->gone == state::Gone::kNo) documents.push_back(known->number);
  return forget_all(state, documents, options);
}

Result<std::size_t> forget_source(state::State& state, const std::string& source,
                                  const cluster::Options& options) {
  std::vector<state::Number> documents;
  state.each_document([&](const state::Document& row) {
    if (row.source == source) documents.push_back(row.number);
    return true;
  });
  return forget_all(state, documents, options);
}

}  // namespace newsfold::pipeline
