#include "cluster/sketch_probe.h"

#include <algorithm>
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

// An entry of 24 bits, of the 2^20 that most are among, stands by chance in one of 40,000 documents
// of 500 shingles: one more holder counts for so many.
constexpr std::uint32_t kPlacesOfChance = 32768;

std::uint64_t bit_of(std::uint32_t upper) { return std::uint64_t{1} << (upper % 64); }

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

SketchProbe::SketchProbe(std::span<const CopyText> texts, std::uint32_t first,
                         const Options& options)
    : texts_(texts),
      first_(first),
      least_(least_containment(options)),
      filter_(kFilterWords),
      directory_(kDirectorySize),
      shared_(texts.size()),
      closed_(texts.size()) {
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
      filter_[upper / 64].open |= bit_of(upper);
    }
  }
  std::sort(postings_.begin(), postings_.end());
  holders_.resize(postings_.size());
  for (const Posting& posting : postings_) ++directory_[(posting.entry >> kDirectoryShift) + 1];
  std::partial_sum(directory_.begin(), directory_.end(), directory_.begin());
}

// Lists those of a standing document's entries that are still counted: a branch for each would be
// mispredicted.
void SketchProbe::look_up(std::span<const std::uint32_t> entries) {
  open_here_.resize(entries.size());
  closed_here_ = 0;
  std::size_t count = 0;
  for (const std::uint32_t entry : entries) {
    const std::uint32_t upper = entry >> kShift;
    const Filter& filter = filter_[upper / 64];
    closed_here_ |= filter.closed & bit_of(upper);
    open_here_[count] = upper;
    count += filter.open >> (upper % 64) & 1;
  }
  open_here_.resize(count);
}

void SketchProbe::count_shared(std::uint32_t upper, std::uint32_t most) {
  std::uint32_t i = directory_[upper >> kDirectoryShift];
  const std::uint32_t end = directory_[(upper >> kDirectoryShift) + 1];
  while (i < end && postings_[i].entry != upper) ++i;
  const std::uint64_t closes = ++holders_[i] >= most ? bit_of(upper) : 0;
  filter_[upper / 64].open &= ~closes;
  filter_[upper / 64].closed |= closes;
  for (; i < end && postings_[i].entry == upper; ++i) {
    const std::uint32_t document = postings_[i].document;
    if (shared_[document]++ == 0) touched_.push_back(document);
    closed_[document] |= closes;
  }
}

// Whether one of the sketches has at most kMostOfOne entries below the other's end.
bool SketchProbe::one_suffices(std::uint32_t number, const CopySketch& standing) const {
  return beyond_one_[number] > end_of(standing) || beyond_one(standing) > end_[number];
}

// All of the new document's shingles are a larger sample wherever its own sketch ends first.
bool SketchProbe::is_candidate(std::uint32_t number, const CopySketch& standing) const {
  const CopySketch& sketch = sketches_[number];
  std::size_t shared = shared_[number];
  if ((closed_[number] & closed_here_) != 0) {
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

void SketchProbe::pass(std::span<const CopySketch> standing, std::uint32_t place) {
  for (const CopySketch& document : standing) {
    look_up(document.entries);
    const std::uint32_t most = kNeighbours + place / kPlacesOfChance;
    for (const std::uint32_t upper : open_here_) count_shared(upper, most);
    std::sort(touched_.begin(), touched_.end());
    for (const std::uint32_t number : touched_) {
      if (is_candidate(number, document)) found_.emplace_back(place, first_ + number);
      shared_[number] = 0;
    }
    touched_.clear();
    ++place;
  }
}

}  // namespace newsfold::cluster
