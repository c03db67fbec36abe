// Copies and containments among documents.
//
// Candidates are all pairs whose copy64 lie within Options::hamming bits, and the pairs whose
// shingle sketches overlap (lightly edited, truncated, extended and merged copies, which one
// document fingerprint misses). Every candidate is verified on its whole shingle sets: Jaccard >=
// Options::jaccard makes a copy, else containment of the shorter in the longer >= kContainment is
// reported. Verified pairs make groups that cohere (cluster/copies_groups.h); a pair that they part
// is reported as a containment.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "newsfold/cluster/cluster.h"
#include "newsfold/cluster/overlap.h"

namespace newsfold::cluster {

inline constexpr std::size_t kMostContained = 64;  // that one document reports

struct CopyResult {
  std::vector<std::optional<CopyAssignment>> copy;  // one a document
  std::vector<std::vector<Containment>> contains;   // one a document; largest first, then by id
  std::vector<std::vector<std::uint32_t>> groups;   // canonical first, the others ascending
  std::vector<std::pair<std::uint32_t, std::uint32_t>> parted;  // copies in different groups
  // Documents in masses of near-equal fingerprints, joined by one edge each.
  std::size_t capped_members = 0;
  std::size_t capped_contains = 0;  // containments beyond kMostContained a document
};

// Documents that don't cluster, and those without copy64, stand alone. `shingles` is asked for each
// document once or more, from Options::threads threads. Memory: about 500 bytes a document.
// Deterministic: the result does not depend on threads, and on the documents' order only under
// Canonical::kFirst.
CopyResult find_copies(const std::vector<Document>& documents, const Options& options,
                       const ShingleSource& shingles);

// The same where the first `standing` documents are known: between these and the later ones `known`
// are the pairs, and only among the ones and among the others candidates are sought.
CopyResult find_copies(const std::vector<Document>& documents, std::uint32_t standing,
                       const std::vector<VerifiedPair>& known, const Options& options,
                       const ShingleSource& shingles);

}  // namespace newsfold::cluster
