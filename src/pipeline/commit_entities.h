// What a batch's documents name, into a state.
#pragma once

#include <future>
#include <memory>
#include <unordered_map>
#include <vector>

#include "newsfold/pipeline/update.h"
#include "newsfold/resolve/resolve.h"
#include "pipeline/batch.h"
#include "pipeline/strength.h"

namespace newsfold::pipeline {

// The names of new documents are told apart, and put together, in the company of the documents that
// came last before them: so many, since this decides how often an update of any size reads them
// again, and an entity once stored is known by its id however old it is.
inline constexpr std::size_t kNamedDocuments = 4000;

// Keeps what it read for the next batch of the same update.
class EntityCommitter {
 public:
  // `reader`: another connection to the same state, for a thread of its own.
  EntityCommitter(state::State& state, std::unique_ptr<state::State> reader,
                  const UpdateOptions& options)
      : state_(state), reader_(std::move(reader)), options_(options) {}

  // Reads the state, then tells apart what the batch's documents name and looks up what of it is
  // known, with several threads on one of its own. REQUIRES: until commit() the batch stands and
  // its entities are left alone.
  void start(const Batch& batch);
  // Stores what start() found, under corpus-wide ids, and logs the merges that show. A merge is for
  // good; two registered entities are never merged. REQUIRES: the documents have their numbers.
  // May take their entities out of the batch. Errors: those of reading.
  Status commit(Batch& batch);

 private:
  using Number = state::Number;
  using Names = std::vector<Entity>;
  struct Found {
    resolve::Resolver resolver;
    std::vector<std::vector<Strongest>> strongest;  // by place in the batch
    std::unordered_map<std::uint32_t, Number>
        numbers;  // of what the state knows, by the resolver's
  };

  void read_standing();
  Found find(const Batch& batch);
  void look_up(Found& found);

  state::State& state_;
  std::unique_ptr<state::State> reader_;
  const UpdateOptions& options_;
  std::vector<Number> standing_;  // ascending
  std::unordered_map<Number, Names> names_;
  std::future<Found> found_;
};

// The entity that this one ended in.
state::EntityRow root_entity(state::State& state, state::EntityRow entity);

}  // namespace newsfold::pipeline
