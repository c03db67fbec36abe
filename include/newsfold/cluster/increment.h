// New documents among standing ones: what an update reclusters.
#pragma once

#include <cstdint>
#include <vector>

#include "newsfold/cluster/cluster.h"

namespace newsfold::cluster {

// Documents are named by their index in the vector given to add_documents().
struct Increment {
  // Ascending: the new documents; everything that is linked to one of them, be it over others, by a
  // copy or by an edge of the story graph; and what contains a new document. All other documents
  // keep what they have.
  std::vector<std::uint32_t> touched;
  // One for each of `touched`: what assign() gives it among all of `documents`. Story and copy ids
  // are minted anew; who remembers ids maps them by the members.
  std::vector<Assignment> assignments;
};

// `documents` are the window: the first `standing` have been assigned before, those behind are new.
// Every document keeps the story that a run over the whole window would give it, as long as each
// increment before was added the same way. Cost: with the size of the window, not with what lies
// before it. Deterministic and threaded as assign() is.
Increment add_documents(const std::vector<Document>& documents, std::uint32_t standing,
                        const Options& options, const ShingleSource& shingles,
                        const EntityIds& entity_ids);

}  // namespace newsfold::cluster
