#include "newsfold/cluster/cluster.h"

namespace newsfold::cluster {

std::vector<Assignment> assign(const std::vector<Document>& documents, const Options&, const ShingleSource&,
                               const EntityIds&) {
  return std::vector<Assignment>(documents.size());
}
Comparison compare(const std::vector<Document>&, std::uint32_t, std::uint32_t, const Options&,
                   const ShingleSource&, const EntityIds&) {
  return {};
}

}  // namespace newsfold::cluster
