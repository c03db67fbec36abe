// How common features are in the collection itself: next year's names, and those of a saga that
// everyone reports, are rarer in any background table than they are here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "newsfold/cluster/cluster.h"

namespace newsfold::cluster {

// Counts of the documents that have a feature among their strongest, by the first bits of its hash.
// The table's frequency is the prior, as strong as kPrior documents. Of documents long ago little
// is kept: when kMostDocuments are counted, all counts are halved. 512 KB. Not thread-safe.
class CollectionFrequency {
 public:
  static constexpr std::size_t kCells = std::size_t{1} << 18;
  static constexpr std::uint32_t kPrior = 1000;
  static constexpr std::uint32_t kMostDocuments = 50000;

  CollectionFrequency() : cells_(kCells) {}
  // What cells() and documents() gave. REQUIRES: kCells cells.
  CollectionFrequency(std::vector<std::uint16_t> cells, std::uint32_t documents)
      : cells_(std::move(cells)), documents_(documents) {}

  void add(const Fingerprint& fingerprint);
  // Sets the commonness of its features, by what was added before it. Of the documents that have a
  // feature one does not count: it may report the same event. Linear.
  void mark(Fingerprint& fingerprint) const;

  std::span<const std::uint16_t> cells() const { return cells_; }
  std::uint32_t documents() const { return documents_; }

 private:
  std::vector<std::uint16_t> cells_;
  std::uint32_t documents_ = 0;
};

// Marks the originals of a run, each by those before it in the order of time, as updates do that
// come in this order. `original`: as CopyDecision has it. `fingerprint`: that of a document, to
// write to.
void mark_collection(const std::vector<Document>& documents,
                     const std::vector<std::uint32_t>& original,
                     const std::function<Fingerprint&(std::uint32_t document)>& fingerprint);

}  // namespace newsfold::cluster
