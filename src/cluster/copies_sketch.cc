#include "cluster/copies_sketch.h"

#include <algorithm>
#include <bit>

#include "cluster/parallel.h"
#include "newsfold/cluster/overlap.h"

namespace newsfold::cluster {
namespace {

using Entry = std::uint64_t;  // shingle in the high half, document in the low

// Stable least-significant-digit radix sort by the high half.
void sort_by_shingle(std::vector<Entry>& entries) {
  constexpr unsigned kDigitBits = 11;
  std::vector<Entry> other(entries.size());
  for (unsigned shift = 32; shift < 64; shift += kDigitBits) {
    std::vector<std::size_t> offsets((1U << kDigitBits) + 1);
    const auto digit = [shift](Entry e) { return e >> shift & ((1U << kDigitBits) - 1); };
    for (const Entry e : entries) ++offsets[digit(e) + 1];
    for (std::size_t d = 1; d < offsets.size(); ++d) offsets[d] += offsets[d - 1];
    for (const Entry e : entries) other[offsets[digit(e)]++] = e;
    entries.swap(other);
  }
}

// From a shingle of two or more documents to these, ascending.
class Index {
 public:
  explicit Index(const Sketches& sketches) {
    fill(sketches);
    const auto width = static_cast<unsigned>(std::bit_width(postings_.size()));
    shift_ = 64 - std::clamp(width, 3U, 28U) + 2;
    directory_.assign((std::size_t{1} << (64 - shift_)) + 1, 0);
    for (const Entry e : postings_) ++directory_[(e >> shift_) + 1];
    for (std::size_t d = 1; d < directory_.size(); ++d) directory_[d] += directory_[d - 1];
  }

  // Calls visit(document) for at most kNeighbours documents before `document` under `shingle`.
  template <typename Visit>
  void before(std::uint32_t shingle, std::uint32_t document, const Visit& visit) const {
    const Entry entry = Entry{shingle} << 32 | document;
    const auto first = postings_.begin() + static_cast<std::ptrdiff_t>(directory_[entry >> shift_]);
    const auto last =
        postings_.begin() + static_cast<std::ptrdiff_t>(directory_[(entry >> shift_) + 1]);
    auto at = std::lower_bound(first, last, entry);
    for (std::size_t n = 0; n < kNeighbours && at != first && *--at >> 32 == shingle; ++n) {
      visit(static_cast<std::uint32_t>(*at));
    }
  }

 private:
  void fill(const Sketches& sketches) {
    postings_.reserve(sketches.entries.size());
    for (std::size_t i = 0; i < sketches.size(); ++i) {
      for (const std::uint32_t shingle : sketches.of(i))
        postings_.push_back(Entry{shingle} << 32 | i);
    }
    sort_by_shingle(postings_);
    std::size_t kept = 0;
    for (std::size_t begin = 0, end = 0; begin < postings_.size(); begin = end) {
      for (end = begin + 1;
           end < postings_.size() && postings_[end] >> 32 == postings_[begin] >> 32;) {
        ++end;
      }
      if (end - begin == 1) continue;
      for (std::size_t i = begin; i < end; ++i) postings_[kept++] = postings_[i];
    }
    postings_.resize(kept);
    postings_.shrink_to_fit();
  }

  std::vector<Entry> postings_;
  std::vector<std::uint64_t> directory_;  // by the top bits of an entry
  unsigned shift_ = 0;
};

// Whether at most so many of the entries lie up to the end of the other sketch.
bool no_more_than(std::size_t most, std::span<const std::uint32_t> sketch,
                  std::span<const std::uint32_t> other, bool complete) {
  if (sketch.size() <= most) return true;
  return !complete && !other.empty() && sketch[most] > other.back();
}

}  // namespace

bool may_overlap(std::span<const std::uint32_t> a, bool complete_a,
                 std::span<const std::uint32_t> b, bool complete_b, std::size_t shared) {
  const std::size_t most = shared * kSketchSlack;
  return shared > 0 &&
         (no_more_than(most, a, b, complete_b) || no_more_than(most, b, a, complete_a));
}

bool may_overlap(std::span<const std::uint32_t> a, bool complete_a,
                 std::span<const std::uint32_t> b, bool complete_b) {
  return may_overlap(a, complete_a, b, complete_b, overlap(a, b).shared);
}

std::size_t sketch_size(std::span<const std::uint32_t> shingles) {
  constexpr std::uint32_t kEnd = static_cast<std::uint32_t>((std::uint64_t{1} << 32) / kSketchRate);
  const auto below = static_cast<std::size_t>(
      std::lower_bound(shingles.begin(), shingles.end(), kEnd) - shingles.begin());
  return std::min(shingles.size(), std::clamp(below, kSketchLeast, kSketchMost));
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> sketch_candidates(const Sketches& sketches,
                                                                       unsigned threads) {
  const Index index(sketches);
  std::vector<std::vector<std::uint32_t>> found(sketches.size());
  std::vector<std::vector<std::uint16_t>> counts(std::max(threads, 1U),
                                                 std::vector<std::uint16_t>(sketches.size()));
  parallel_chunks(
      sketches.size(), threads, [&](std::size_t begin, std::size_t end, unsigned worker) {
        std::vector<std::uint16_t>& count = counts[worker];
        std::vector<std::uint32_t> touched;
        for (std::size_t i = begin; i < end; ++i) {
          const auto document = static_cast<std::uint32_t>(i);
          touched.clear();
          for (const std::uint32_t shingle : sketches.of(i)) {
            index.before(shingle, document, [&](std::uint32_t other) {
              if (count[other]++ == 0) touched.push_back(other);
            });
          }
          for (const std::uint32_t other : touched) {
            const bool enough =
                enough_counted(count[other], sketches.of(i).size(), sketches.of(other).size());
            count[other] = 0;
            if (enough && may_overlap(sketches.of(other), sketches.complete[other], sketches.of(i),
                                      sketches.complete[i])) {
              found[i].push_back(other);
            }
          }
          std::sort(found[i].begin(), found[i].end());
        }
      });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    for (const std::uint32_t other : found[i]) out.emplace_back(other, i);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace newsfold::cluster
