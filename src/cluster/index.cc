#include "cluster/index.h"

#include <algorithm>

namespace newsfold::cluster {

FeatureIndex::FeatureIndex(const std::vector<Document>& documents, const Timeline& timeline) {
  for (std::uint32_t position = 0; position < timeline.size(); ++position) {
    for (const std::uint32_t feature :
         documents[timeline.document(position)].fingerprint->strongest) {
      postings_.push_back({feature, position});
    }
  }
  std::sort(postings_.begin(), postings_.end());
}

void FeatureIndex::count_shared(std::uint32_t position, const std::vector<std::uint32_t>& strongest,
                                const Slice& slice, std::vector<std::uint8_t>& counts,
                                std::vector<std::uint32_t>& touched) const {
  const std::uint32_t end = std::min(slice.end, position);
  for (const std::uint32_t feature : strongest) {
    auto posting =
        std::lower_bound(postings_.begin(), postings_.end(), Posting{feature, slice.begin});
    for (; posting != postings_.end() && posting->feature == feature && posting->position < end;
         ++posting) {
      if (counts[posting->position]++ == 0) touched.push_back(posting->position);
    }
  }
}

}  // namespace newsfold::cluster
