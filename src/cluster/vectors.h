// Story vectors reweighted by how often their features occur in this very input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "cluster/window.h"
#include "newsfold/cluster/cluster.h"

namespace newsfold::cluster {

inline constexpr std::int32_t kOne = 65536;

// Document frequencies of features, hashed into a fixed number of counters: two features that share
// one count as one. Memory: 16 MiB.
class SeenFrequencies {
 public:
  SeenFrequencies();
  void add(const std::vector<StoryFeature>& features);
  // -log2 of the share of documents that hold the feature, in 1/65536: the background table's
  // share, or this input's where that is larger. Unrelated documents, headlines or other languages
  // in the input thus make no word rarer than it is.
  std::uint32_t idf(const StoryFeature& feature) const;

 private:
  std::vector<std::uint32_t> counts_;
  std::uint64_t documents_ = 0;
};

// The cosine of two documents, in 1/65536, by what it comes from.
struct Similarity {
  std::int32_t content = 0;  // what is said to have happened
  std::int32_t names = 0;    // who is named

  std::int32_t cosine() const { return content + names; }
};

// The vectors by position, of length 1 in 1/65535.
class StoryVectors {
 public:
  StoryVectors(const std::vector<Document>& documents, const Timeline& timeline);

  // Exact, up to rounding.
  Similarity similarity(std::uint32_t a, std::uint32_t b) const;
  // Number of features.
  std::size_t length(std::uint32_t position) const {
    return begin_[position + 1] - begin_[position];
  }

 private:
  std::vector<std::size_t> begin_;  // by position, and one more
  std::vector<std::uint32_t> hashes_;
  std::vector<std::uint16_t> weights_;  // the lowest bit: whether the feature is a name
};

}  // namespace newsfold::cluster
