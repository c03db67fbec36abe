#include "cluster/link_stories.h"

#include <numeric>

#include "cluster/average_link.h"
#include "cluster/components.h"
#include "cluster/parallel.h"
#include "cluster/support.h"

namespace newsfold::cluster {

std::vector<std::uint32_t> link_stories(const std::vector<Edge>& edges, std::uint32_t nodes,
                                        const Thresholds& thresholds, unsigned threads) {
  const Components parts(edges, nodes);
  std::vector<std::uint32_t> out(nodes);
  std::iota(out.begin(), out.end(), 0U);
  parallel_blocks(parts.size(), 1, threads, [&](std::size_t begin, std::size_t, unsigned) {
    Component part = parts.component(begin);
    const auto size = static_cast<std::uint32_t>(part.nodes.size());
    const std::vector<std::uint32_t> root =
        average_link(supported(std::move(part.edges), size), size, thresholds);
    for (std::uint32_t place = 0; place < size; ++place) {
      out[part.nodes[place]] = part.nodes[root[place]];
    }
  });
  return out;
}

}  // namespace newsfold::cluster
