// Which standing documents may be copies of new ones, or contain or stand in them. The standing set
// streams past; nothing is kept of it but 12 bytes a document.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "newsfold/cluster/cluster.h"
#include "newsfold/cluster/hamming_index.h"

namespace newsfold::cluster {

// A document as candidates are told by: copy64, and its sketch (the lowest of its shingles).
struct CopySketch {
  std::uint64_t copy64 = 0;
  std::span<const std::uint32_t> entries;  // ascending
  bool complete = false;                   // the entries are all its shingles
};

// Of a standing and a new document.
using CandidatePairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// How many of the first of these shingles are the sketch. REQUIRES: ascending.
std::size_t sketch_size(std::span<const std::uint32_t> shingles);

// Not thread-safe. Cost: a few nanoseconds for each sketch entry of a standing document.
class CopyProbe {
 public:
  // The new documents; the sketches are copied. Of each entry the upper 24 bits are compared.
  CopyProbe(const std::vector<CopySketch>& documents, std::uint32_t hamming);

  // The next standing documents, in any order.
  void pass(std::span<const CopySketch> standing);

  // Pairs of a standing (by its place in the order of passing) and a new document that `run` would
  // verify, ascending, distinct; for a new document among masses of standing copies at least one of
  // every copy cluster that these form.
  CandidatePairs found(unsigned threads);

 private:
  struct Posting {
    std::uint32_t entry;
    std::uint32_t document;
    auto operator<=>(const Posting&) const = default;
  };

  void count_shared(std::uint32_t upper);

  std::vector<std::uint64_t> copy64_;
  std::vector<std::vector<std::uint32_t>> entries_;
  std::vector<bool> complete_;
  std::vector<Posting> postings_;         // sorted
  std::vector<std::uint64_t> filter_;     // a bit for each value of an entry's upper bits
  std::vector<std::uint32_t> directory_;  // by upper bits but the last: the first posting
  std::vector<std::uint16_t> shared_;     // by new document; zeros between calls
  std::vector<std::uint32_t> touched_;
  HammingIndex standing_;
  std::uint32_t hamming_;
  CandidatePairs found_;
};

// Of the candidates those that are copies or containments, in their order. `standing` is asked for
// the shingles of each standing document about once, from Options::threads threads; memory goes
// with what is given back.
std::vector<VerifiedPair> related_pairs(const CandidatePairs& candidates,
                                        const ShingleSource& standing,
                                        const std::vector<std::span<const std::uint32_t>>& added,
                                        const Options& options);

}  // namespace newsfold::cluster
