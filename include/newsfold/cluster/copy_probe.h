// Which standing documents may be copies of new ones, or contain or stand in them. The standing set
// streams past; nothing is kept of it but 12 bytes a document.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsfold/cluster/cluster.h"
#include "newsfold/cluster/hamming_index.h"

namespace newsfold::cluster {

// A standing document as candidates are told by: copy64, and its sketch (the lowest of its
// shingles).
struct CopySketch {
  std::uint64_t copy64 = 0;
  std::span<const std::uint32_t> entries;  // ascending
  bool complete = false;                   // the entries are all its shingles
};

// A new one.
struct CopyText {
  std::uint64_t copy64 = 0;
  std::span<const std::uint32_t> shingles;  // ascending, the lowest 8 bits of each 0
};

// Of a standing and a new document.
using CandidatePairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// How many of the first of these shingles are the sketch. REQUIRES: ascending.
std::size_t sketch_size(std::span<const std::uint32_t> shingles);

class SketchProbe;

// Not thread-safe. Cost: a few nanoseconds for each sketch entry of a standing document, and for
// each new document that shares one, on Options::threads threads, on which the result does not
// depend.
class CopyProbe {
 public:
  // REQUIRES: the shingles of the new documents outlive this.
  CopyProbe(const std::vector<CopyText>& documents, const Options& options);
  ~CopyProbe();
  CopyProbe(const CopyProbe&) = delete;
  CopyProbe& operator=(const CopyProbe&) = delete;

  // The next standing documents, the latest first: a shingle pairs a new document with the first
  // kNeighbours (32) that have it alone, as in a run, and one for each 32,768 passed, since some
  // have it by chance. A call for thousands is cheaper than one for each, since it starts threads.
  void pass(std::span<const CopySketch> standing);

  // Pairs of a standing (by its place in the order of passing) and a new document that are worth a
  // verification, ascending, distinct: those that `run` would verify, but for what all shingles of
  // the new document rule out (a containment of the least is lost so once in 400), or one shared
  // entry of four or more does not support (where the smaller text has 60 to 110 shingles). For a
  // new document among masses of standing copies at least one of every copy cluster that these
  // form.
  CandidatePairs found() const;

 private:
  std::vector<CopyText> texts_;
  Options options_;
  std::vector<SketchProbe> parts_;  // of the new documents, one a thread
  HammingIndex standing_;
};

// The shingles of standing documents, as they are kept.
class KeptShingles {
 public:
  virtual ~KeptShingles() = default;
  // Appends those of the document at that place in the order of passing. Called from one thread,
  // with ascending places.
  virtual void append_packed(std::uint32_t place, std::string& out) = 0;
  // Those below `end` of what append_packed() gave for a document, ascending. Thread-safe.
  virtual std::vector<std::uint32_t> unpack(std::string_view packed, std::uint64_t end) const = 0;
};

// Of the candidates those that are copies or containments, in their order. Each standing document
// is read once; pairs of which a quarter or a half of the shingles shows that they are neither
// (wrongly once in 700 containments of the least) are not counted to the end. Memory: some 20 MB,
// and what is given back.
std::vector<VerifiedPair> related_pairs(const CandidatePairs& candidates, KeptShingles& standing,
                                        const std::vector<CopyText>& added, const Options& options);

}  // namespace newsfold::cluster
