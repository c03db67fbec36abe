#include "newsfold/cluster/copy_probe.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "cluster/copies_chance.h"
#include "cluster/copies_sketch.h"
#include "newsfold/cluster/overlap.h"

namespace newsfold::cluster {
namespace {

constexpr unsigned kShift = 8;
// Sketches are the low ends of hashes, so most of what is looked up lies in the first 1/16 of the
// filter and of the directory.
constexpr std::size_t kFilterWords = (std::size_t{1} << (32 - kShift)) / 64;
constexpr unsigned kDirectoryShift = 4;  // of an entry's upper bits
constexpr std::size_t kDirectorySize = (std::size_t{1} << (32 - kShift - kDirectoryShift)) + 1;
// Above every entry, whose lowest bits are 0.
constexpr std::uint32_t kNoEnd = UINT32_MAX;
constexpr std::uint64_t kDeviations = 8;  // squared
// Of more entries than these two must be shared: in a large state nine of ten pairs of documents
// that share anything share one entry, by a stock phrase or by chance.
constexpr std::size_t kMostOfOne = 3;
static_assert(kMostOfOne <= kSketchSlack);

std::uint32_t end_of(const CopySketch& sketch) {
  return sketch.complete || sketch.entries.empty() ? kNoEnd : sketch.entries.back();
}

// The first entry that is too many where one is shared.
std::uint32_t beyond_one(const CopySketch& sketch) {
  return sketch.entries.size() > kMostOfOne ? sketch.entries[kMostOfOne] : kNoEnd;
}

std::span<const std::uint32_t> up_to(std::span<const std::uint32_t> shingles, std::uint32_t end) {
  return shingles.first(static_cast<std::size_t>(
      std::upper_bound(shingles.begin(), shingles.end(), end) - shingles.begin()));
}

}  // namespace

CopyProbe::CopyProbe(const std::vector<CopyText>& documents, const Options& options)
    : texts_(documents),
      filter_(kFilterWords),
      directory_(kDirectorySize),
      shared_(documents.size()),
      uncounted_(documents.size()),
      hamming_(options.hamming),
      least_(least_containment(options)) {
  for (std::uint32_t number = 0; number < texts_.size(); ++number) {
    const std::span<const std::uint32_t> all = texts_[number].shingles;
    const std::size_t size = sketch_size(all);
    const CopySketch& sketch = sketches_.emplace_back(
        CopySketch{texts_[number].copy64, all.first(size), size == all.size()});
    beyond_one_.push_back(beyond_one(sketch));
    end_.push_back(end_of(sketch));
    for (const std::uint32_t entry : sketch.entries) {
      const std::uint32_t upper = entry >> kShift;
      postings_.push_back({upper, number});
      filter_[upper / 64] |= std::uint64_t{1} << (upper % 64);
    }
  }
  std::sort(postings_.begin(), postings_.end());
  holders_.resize(postings_.size());
  for (const Posting& posting : postings_) ++directory_[(posting.entry >> kDirectoryShift) + 1];
  std::partial_sum(directory_.begin(), directory_.end(), directory_.begin());
}

void CopyProbe::count_shared(std::uint32_t upper) {
  std::uint64_t& word = filter_[upper / 64];
  const std::uint64_t bit = std::uint64_t{1} << (upper % 64);
  if ((word & bit) == 0) return;
  std::uint32_t i = directory_[upper >> kDirectoryShift];
  const std::uint32_t end = directory_[(upper >> kDirectoryShift) + 1];
  while (i < end && postings_[i].entry != upper) ++i;
  const bool last = ++holders_[i] == kNeighbours;
  if (last) word &= ~bit;
  for (; i < end && postings_[i].entry == upper; ++i) {
    const std::uint32_t document = postings_[i].document;
    if (shared_[document]++ == 0) touched_.push_back(document);
    if (last) uncounted_[document] = true;
  }
}

// Whether one of the sketches has at most kMostOfOne entries below the other's end.
bool CopyProbe::one_suffices(std::uint32_t number, const CopySketch& standing) const {
  return beyond_one_[number] > end_of(standing) || beyond_one(standing) > end_[number];
}

// All of the new document's shingles are a larger sample wherever its own sketch ends first.
bool CopyProbe::is_candidate(std::uint32_t number, const CopySketch& standing) const {
  const CopySketch& sketch = sketches_[number];
  std::size_t shared = shared_[number];
  if (uncounted_[number]) {
    if (!enough_counted(shared, sketch.entries.size(), standing.entries.size())) return false;
    shared = overlap(sketch.entries, standing.entries).shared;
  }
  if (shared < 2 && !one_suffices(number, standing)) return false;
  if (!may_overlap(sketch.entries, sketch.complete, standing.entries, standing.complete, shared)) {
    return false;
  }
  const std::span<const std::uint32_t> sample = up_to(texts_[number].shingles, end_of(standing));
  const Overlap found = overlap(standing.entries, sample);
  return may_contain(found.shared, std::min(found.a, found.b), least_, kDeviations);
}

void CopyProbe::pass(std::span<const CopySketch> standing) {
  std::vector<std::uint64_t> copy64;
  copy64.reserve(standing.size());
  for (const CopySketch& document : standing) {
    const auto place = static_cast<std::uint32_t>(standing_.size() + copy64.size());
    copy64.push_back(document.copy64);
    for (const std::uint32_t entry : document.entries) count_shared(entry >> kShift);
    const std::size_t first = found_.size();
    for (const std::uint32_t number : touched_) {
      if (is_candidate(number, document)) found_.emplace_back(place, number);
      shared_[number] = 0;
    }
    std::sort(found_.begin() + static_cast<std::ptrdiff_t>(first), found_.end());
    touched_.clear();
  }
  standing_.append(copy64);
}

CandidatePairs CopyProbe::found(unsigned threads) {
  std::vector<std::uint64_t> copy64;
  copy64.reserve(texts_.size());
  for (const CopyText& text : texts_) copy64.push_back(text.copy64);
  CandidatePairs near;
  for (const IndexMatch& match : standing_.query(copy64, hamming_, threads).pairs) {
    near.emplace_back(match.standing, match.query);
  }
  std::sort(near.begin(), near.end());
  CandidatePairs out;
  out.reserve(found_.size() + near.size());
  std::set_union(found_.begin(), found_.end(), near.begin(), near.end(), std::back_inserter(out));
  return out;
}

}  // namespace newsfold::cluster
