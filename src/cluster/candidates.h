// Pairs worth an exact look.
#pragma once

#include <cstdint>
#include <vector>

#include "cluster/index.h"
#include "cluster/vectors.h"
#include "cluster/window.h"

namespace newsfold::cluster {

struct Candidate {
  std::uint32_t position = 0;
  std::int32_t cosine = 0;  // exact, 1/65536
};

// The story2048 signatures by position, in one piece of memory.
using SignatureTable = std::vector<StorySignature>;

// Finds a document's candidates among the earlier ones of its window. Not thread-safe: one a
// worker.
class CandidateFinder {
 public:
  // Null: that way of proposing is not used.
  CandidateFinder(const std::vector<Document>& documents, const Timeline& timeline,
                  const FeatureIndex* index, const SignatureTable* signatures);

  // By cosine, then position; at most kMaxCandidates, none of a cosine below kMinCosine.
  std::vector<Candidate> find(std::uint32_t position);

 private:
  void add_by_index(std::uint32_t position, const Slice& slice);
  void add_by_simhash(std::uint32_t position, const Slice& slice);

  const std::vector<Document>& documents_;
  const Timeline& timeline_;
  const FeatureIndex* index_;
  const SignatureTable* signatures_;
  std::vector<std::uint8_t> counts_;
  std::vector<std::uint32_t> touched_;
  std::vector<std::uint16_t> distances_;
  std::vector<std::uint32_t> proposed_;
};

}  // namespace newsfold::cluster
