#include "cluster/hamming_pairs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <span>
#include <utility>

#include "cluster/parallel.h"

namespace newsfold::cluster {
namespace {

constexpr int kPartBits = 12;
constexpr int kDigitBits = 8;
constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;
constexpr std::size_t kPartsAtATime = 16;

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

// Of pairs whose first positions differ below bit `shift` only, few have the next bits in common.
// Gives how many stay, moved to the front.
std::size_t sort_part(std::span<NearPair> pairs, int shift, PairVector& scratch) {
  const int low = std::max(0, shift - kDigitBits);
  const auto key = [&](const NearPair& pair) { return pair.a >> low & (kDigits - 1); };
  std::array<std::uint32_t, kDigits> ends{};
  for (const NearPair& pair : pairs) ++ends[key(pair)];
  std::uint32_t sum = 0;
  for (std::uint32_t& end : ends) sum += std::exchange(end, sum);
  scratch.resize(std::max(scratch.size(), pairs.size()));
  for (const NearPair& pair : pairs) scratch[ends[key(pair)]++] = pair;
  auto begin = scratch.begin();
  for (const std::uint32_t end : ends) {
    std::sort(begin, scratch.begin() + end, before);
    begin = scratch.begin() + end;
  }
  return static_cast<std::size_t>(std::unique_copy(scratch.begin(), begin, pairs.begin()) -
                                  pairs.begin());
}

}  // namespace

PairVector sorted_pairs(std::vector<PairList>& lists, std::size_t count, unsigned threads) {
  const int shift = std::max(0, static_cast<int>(std::bit_width(count)) - kPartBits);
  Offsets ends((count >> shift) + 1);
  std::vector<Offsets> begins = count_parts(lists, shift, ends);
  PairVector out(ends.back());
  each_part(static_cast<unsigned>(lists.size()), [&](unsigned list) {
    for (const NearPair& pair : lists[list]) out[begins[list][pair.a >> shift]++] = pair;
    PairList().swap(lists[list]);
  });
  const auto begin = [&](std::size_t part) { return part == 0 ? 0 : ends[part - 1]; };
  std::vector<PairVector> scratch(std::max(threads, 1U));
  std::vector<std::size_t> stay(ends.size());
  parallel_blocks(ends.size(), kPartsAtATime, threads,
                  [&](std::size_t part, std::size_t end, unsigned thread) {
                    for (; part < end; ++part) {
                      const std::span all(out.data() + begin(part), out.data() + ends[part]);
                      stay[part] = sort_part(all, shift, scratch[thread]);
                    }
                  });
  std::size_t kept = 0;  // of those before: seldom is a pair found twice
  for (std::size_t part = 0; part < ends.size(); ++part) {
    if (kept != begin(part)) std::copy_n(out.data() + begin(part), stay[part], out.data() + kept);
    kept += stay[part];
  }
  out.resize(kept);
  return out;
}

}  // namespace newsfold::cluster
