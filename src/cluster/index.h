// An inverted index over the strongest features of documents.
#pragma once

#include <cstdint>
#include <vector>

#include "cluster/window.h"

namespace newsfold::cluster {

class FeatureIndex {
 public:
  FeatureIndex(const std::vector<Document>& documents, const Timeline& timeline);

  // Counts for each earlier position in the slice how many strongest features it shares with
  // `position`. `counts` has an entry for each position, all zero, and is left so by the caller;
  // positions whose count became non-zero are appended to `touched`.
  void count_shared(std::uint32_t position, const std::vector<std::uint32_t>& strongest,
                    const Slice& slice, std::vector<std::uint8_t>& counts,
                    std::vector<std::uint32_t>& touched) const;

 private:
  struct Posting {
    std::uint32_t feature;
    std::uint32_t position;
    auto operator<=>(const Posting&) const = default;
  };
  std::vector<Posting> postings_;  // sorted
};

}  // namespace newsfold::cluster
