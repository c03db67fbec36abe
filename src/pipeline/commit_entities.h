// What a batch's documents name, into a state.
#pragma once

#include <future>
#include <unordered_map>
#include <vector>

#include "newsfold/pipeline/update.h"
#include "newsfold/resolve/resolve.h"
#include "pipeline/batch.h"

namespace newsfold::pipeline {

// The names of new documents are told apart, and put together, in the company of the documents that
// came last before them: so many, since this decides how often an update of any size reads them
// again, and an entity once stored is known by its id however old it is.
inline constexpr std::size_t kNamedDocuments = 4000;

// Keeps what it read for the next batch of the same update.
class EntityCommitter {
 public:
  EntityCommitter(state::State& state, const UpdateOptions& options)
      : state_(state), options_(options) {}

  // Reads the state, then tells apart what the batch's documents name, with several threads on one
  // of its own. REQUIRES: until commit() the batch stands and its entities are left alone.
  void start(const Batch& batch);
  // Stores what start() found, under corpus-wide ids, and logs the merges that show. A merge is for
  // good; two registered entities are never merged. REQUIRES: the documents have their numbers.
  // May take their entities out of the batch.
  void commit(Batch& batch);

 private:
  using Names = std::vector<Entity>;

  void read_standing();

  state::State& state_;
  const UpdateOptions& options_;
  std::vector<state::Number> standing_;  // ascending
  std::unordered_map<state::Number, Names> names_;
  std::future<resolve::Resolver> resolver_;
};

// The entity that this one ended in.
state::EntityRow root_entity(state::State& state, state::EntityRow entity);

}  // namespace newsfold::pipeline
