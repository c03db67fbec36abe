#include "cluster/hamming_pairs.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "cluster/parallel.h"

namespace newsfold::cluster {
namespace {

constexpr int kPartBits = 12;

using Offsets = std::vector<std::size_t>;

bool before(const NearPair& x, const NearPair& y) {
  return std::pair(x.a, x.b) < std::pair(y.a, y.b);
}

// Where each list's pairs of each part begin; `ends` gets the end of each part.
std::vector<Offsets> count_parts(const std::vector<PairList>& lists, int shift, Offsets& ends) {
  std::vector<Offsets> begins(lists.size(), Offsets(ends.size()));
  each_part(static_cast<unsigned>(lists.size()), [&](unsigned list) {
    for (const NearPair& pair : lists[list]) ++begins[list][pair.a >> shift];
  });
  std::size_t sum = 0;
  for (std::size_t part = 0; part < ends.size(); ++part) {
    for (Offsets& begin : begins) sum += std::exchange(begin[part], sum);
    ends[part] = sum;
  }
  return begins;
}

}  // namespace

std::vector<NearPair> sorted_pairs(std::vector<PairList>& lists, std::size_t count,
                                   unsigned threads) {
  const int shift = std::max(0, static_cast<int>(std::bit_width(count)) - kPartBits);
  Offsets ends((count >> shift) + 1);
  std::vector<Offsets> begins = count_parts(lists, shift, ends);
  std::vector<NearPair> out(ends.back());
  each_part(static_cast<unsigned>(lists.size()), [&](unsigned list) {
    for (const NearPair& pair : lists[list]) out[begins[list][pair.a >> shift]++] = pair;
    PairList().swap(lists[list]);
  });
  const auto at = [&](std::size_t i) { return out.begin() + static_cast<std::ptrdiff_t>(i); };
  parallel_blocks(ends.size(), 1, threads, [&](std::size_t part, std::size_t, unsigned) {
    std::sort(at(part == 0 ? 0 : ends[part - 1]), at(ends[part]), before);
  });
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace newsfold::cluster
